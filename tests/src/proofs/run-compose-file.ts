// Started in network and mount namespaces of its own: runs the services of docker-compose.yml as processes, with their
// commands and environments, until its standard input ends. /run/souk is the volume `keys`.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@souk/embedded-postgres";
import { parse } from "yaml";

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly profiles?: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), "souk-compose-"));
const { services } = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true, maxAliasCount: -1 }) as {
  readonly services: Readonly<Record<string, Service>>;
};

function shell(script: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync("sh", ["-ec", script, "sh", ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** "${PAYMENT_PROVIDERS:-${PAYMENT_PROVIDER:-sandbox}}" -> "sandbox". */
function withDefaults(text: string): string {
  const next = text.replaceAll(/\$\{\w+:-([^${}]*)\}/g, "$1");
  return next === text ? text : withDefaults(next);
}

/** Starts the program of a service, which sees its own folder of the volume at /run/souk. */
function start(name: string, command: readonly string[], more: Readonly<Record<string, string>> = {}): ChildProcess {
  const own = Object.entries(services[name]?.environment ?? {});
  const environment = Object.fromEntries(own.map(([setting, value]) => [setting, withDefaults(String(value))]));
  const mount = `mount --bind /run/souk/${name} /run/souk && exec "$@"`;
  const env = { PATH: process.env.PATH, ...environment, ...more };
  const args = ["--mount", "sh", "-c", mount, name, ...command];
  return spawn("unshare", args, { env, stdio: ["ignore", "inherit", "inherit"] });
}

async function ended(child: ChildProcess): Promise<void> {
  const [status] = (await once(child, "close")) as [number | null];
  if (status !== 0) throw new Error(`${child.spawnargs.join(" ")} ended with ${status}`);
}

writeFileSync(join(folder, "hosts"), `127.0.0.1 localhost ${Object.keys(services).join(" ")} auth\n`);
mkdirSync(join(folder, "media"));
shell(
  `ip link set lo up
   mount --bind "$1/hosts" /etc/hosts
   mount -t tmpfs run /run && mkdir /run/souk
   mkdir -p /var/lib/souk/media && mount --bind "$1/media" /var/lib/souk/media`,
  folder,
);
await ended(spawn("sh", ["-c", 'exec "$@"', "keys", ...(services.keys?.command ?? [])], { stdio: "inherit" }));

await using resources = new AsyncDisposableStack();
resources.defer(() => rmSync(folder, { recursive: true, force: true }));
const postgres = resources.use(
  await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), settings: { fsync: "off" } }),
);
const { hostname, port, username, password } = new URL(postgres.url);
const relay = createServer((socket) => {
  const server = connect(Number(port), hostname);
  for (const [from, to] of [
    [socket, server],
    [server, socket],
  ] as const)
    from.pipe(to).on("error", () => from.destroy());
}).listen(5432, "127.0.0.1");
await ended(
  start("postgres", ["deploy/postgres/create-databases.sh"], {
    PGHOST: hostname,
    PGPORT: port,
    PGPASSWORD: password,
    POSTGRES_USER: username,
  }),
);
const redis = spawn("redis-server", ["--save", "", "--dir", folder], { stdio: "ignore" });
const running = Object.entries(services)
  .filter(([, { command, profiles }]) => command?.[0] === "node" && command[1] !== "shop/dist/souk.js" && !profiles)
  .map(([name, { command = [] }]) => start(name, command));
await once(process.stdin.resume(), "end");
for (const child of running) child.kill("SIGTERM");
await Promise.all(running.map((child) => once(child, "close")));
redis.kill();
relay.close();
