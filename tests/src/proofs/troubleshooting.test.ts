// own shop: its jobs and migrations are damaged
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTcpServer, type Server as TcpServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findEmbeddedPostgres } from "@souk/embedded-postgres";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { signAccessToken } from "@souk/kernel/identity/access-token";
import { generatePrivateJwk, publicJwk } from "@souk/kernel/keys/private-jwk";
import { withDatabase } from "@souk/kernel/config/database-settings";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { rowsOf } from "../test-kit/data/database-rows.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { entriesIn, hasLine } from "./documented-entries.js";

type Settings = Readonly<Record<string, string>>;

const root = fileURLToPath(new URL("../../../", import.meta.url));
const entries = entriesIn(readFileSync(join(root, "docs/troubleshooting.md"), "utf8"));

let folder: TemporaryFolder;
let base: Settings & { readonly DATA_DIR: string };
let running: ShopProcess;
let shop: ShopClient;
let databases: string;
let closedPort: string;
const resources = new AsyncDisposableStack();

beforeAll(async () => {
  folder = resources.use(await TemporaryFolder.create());
  closedPort = String(await findFreePort(undefined));
  base = { DATA_DIR: folder.in("data"), PORT: String(await findFreePort(undefined)) };
  running = resources.use(ShopProcess.start({ environment: { ...base, DEMO_DATA: "false" } }));
  shop = await running.ready();
  const found = await findEmbeddedPostgres(base.DATA_DIR);
  if (typeof found === "string") throw new Error(`PostgreSQL is ${found}`);
  databases = found.url;
});

afterAll(() => resources.disposeAsync());

/** Produces the symptom of an entry, and returns the settings with which its command shows the cause. */
const symptoms: Readonly<Record<string, () => Promise<Settings> | Settings>> = {
  "The shop does not start": () => ({ CURRENCY: "BEER" }),
  "The port is in use": async () => ({
    PORT: await listen(createServer((_request, response) => response.end("hello"))),
  }),
  "A page or a query reports SUBGRAPH_UNAVAILABLE": () => ({}),
  "A client gets UNAUTHENTICATED": expiredToken,
  "The database cannot be reached": () => ({ DATABASE_URL: `postgres://souk:secret@127.0.0.1:${closedPort}/postgres` }),
  "PostgreSQL refuses the password": () => {
    const wrong = Object.assign(new URL(withDatabase(databases, "souk_orders")), { password: "wrong" });
    return { ORDERS_DATABASE_URL: wrong.href };
  },
  "PostgreSQL has too few connections": () => ({}),
  "The router does not reach a service": async () => ({
    ...(await routerKeys()),
    CATALOG_URL: "http://catalog.invalid:4002",
  }),
  "A service refuses the router's token": async () => ({
    ...(await routerKeys()),
    CATALOG_URL: `http://127.0.0.1:${await listen(
      createServer((request, response) => response.writeHead(request.url === "/health" ? 200 : 401).end("{}")),
    )}`,
  }),
  "A certificate is refused": async () => ({
    PAYMENT_PROVIDER: "stripe",
    STRIPE_SECRET_KEY: "sk_test_of_nobody",
    STRIPE_URL: `https://127.0.0.1:${await listen(createTcpServer((socket) => socket.destroy()))}`,
  }),
  "Mail does not arrive": () => ({ SMTP_URL: `smtp://127.0.0.1:${closedPort}` }),
  "Redis cannot be reached": () => ({ REDIS_URL: `redis://127.0.0.1:${closedPort}` }),
  "Orders are paid, but nothing is shipped or mailed": failJob,
  "An upgrade does not take effect": async () => {
    await inOrders("delete from migrations where id = (select max(id) from migrations)");
    return {};
  },
  "The figures of two services differ": failJob,
  "A request failed, and its cause is needed": async () => {
    const id = "request-that-failed";
    await shop.with({ "x-correlation-id": id }).execute("{ cart { totalQuantity } }");
    await eventually(() => expect(running.stdout.join("\n")).toContain(id));
    return { CORRELATION_ID: id };
  },
};

test("S4-56: every entry has a command, its output, a cause, a fix, and a symptom here", () => {
  expect(entries.map(({ symptom }) => symptom)).toEqual(Object.keys(symptoms));
  for (const { symptom, command, output, paragraphs } of entries)
    expect({ symptom, paragraphs, isWhole: command !== "" && output[0] !== "" }).toEqual({
      symptom,
      paragraphs: ["Cause", "Fix"],
      isWhole: true,
    });
});

test.each(entries)("S4-61: $symptom: the command shows the cause", async ({ symptom, command, output }) => {
  const settings = (await symptoms[symptom]?.()) ?? {};
  const shown = await run(command, settings);
  for (const line of output) expect(hasLine(shown, line), `${line}\nis not in\n${shown}`).toBe(true);
});

/** The programs of the page: `souk` is the built one, and `docker compose logs` the log of the running shop. */
const functions = `
  souk() { "${process.execPath}" "${root}shop/dist/souk.js" "$@"; }
  docker() {
    for service; do :; done
    grep -q "^  $service:$" "${root}docker-compose.yml" && cat "$LOG"
  }`;

async function run(command: string, settings: Settings): Promise<string> {
  const log = folder.in("log");
  writeFileSync(log, running.stdout.join("\n"));
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    ...base,
    SHOP: shop.origin,
    LOG: log,
    ...settings,
  };
  return new Promise((resolve) => {
    // the exit code of the doctor says that it found something
    execFile(
      "bash",
      ["--norc", "-c", `${functions}\n${command}`],
      { env, cwd: folder.path },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
}

async function listen(server: Server | TcpServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  resources.defer(() => void server.close());
  return String((server.address() as AddressInfo).port);
}

async function routerKeys(): Promise<Settings> {
  const key = await generatePrivateJwk();
  return {
    SERVICE_KEYS: JSON.stringify(key),
    SERVICE_PUBLIC_KEYS: JSON.stringify({ keys: [{ ...publicJwk(key), service: "router" }] }),
  };
}

async function expiredToken(): Promise<Settings> {
  const key = await generatePrivateJwk();
  const claims = { sub: "someone", username: "someone", role: "CUSTOMER", sid: "one" } as const;
  const token = await signAccessToken(key, claims, new Date("2026-01-01"), 900);
  return { TOKEN: token, ACCESS_TOKEN_KEYS: JSON.stringify(key) };
}

/** Leaves one failed job in the outbox of orders. */
async function failJob(): Promise<Settings> {
  await inOrders(`select graphile_worker.add_job('forgotten', '{}', job_key := 'forgotten');
    update graphile_worker._private_jobs set attempts = max_attempts where key = 'forgotten'`);
  return {};
}

async function inOrders(sql: string): Promise<void> {
  await rowsOf(withDatabase(databases, "souk_orders"), sql);
}
