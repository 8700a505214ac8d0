import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  cardKeyFilesIn,
  retireOldCardKeys,
  rotateCardKeyFiles,
  type CardKeyFiles,
} from "@souk/kernel/cards/card-key-files";
import { SettingsReader } from "@souk/kernel/config/config-reader";
import { readKeySetFile, writeKeySetFile } from "@souk/kernel/keys/key-set-file";
import { keyStates, rotated, withoutKey, type KeySet } from "@souk/kernel/keys/key-set";
import { longestTokenSeconds } from "@souk/kernel/keys/key-setting";
import { printedHelp } from "@souk/kernel/process/printed-help";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import {
  ensureServiceKeyFiles,
  readServiceKeySets,
  serviceKeyFilesIn,
  writeServiceKeySets,
} from "@souk/kernel/keys/service-key-files";
import { serviceTokenSeconds } from "@souk/kernel/config/token-lifetimes";
import { writeContainerSecrets } from "./container-secrets.js";
import { completedSecrets, secretLines } from "./new-secrets.js";

export const usage = `usage: souk keys COMMAND

new                  prints fresh keys and passwords as lines of a .env
list                 what each key is for now, and until when
rotate               adds a key to each set: it signs in 5 minutes, when all who verify know it
  --after SECONDS    in so many seconds; 0 for a key that others may have
  --only access-token|service
                     that set alone
retire KID           takes a key out at once; what it signed is refused within a minute
rotate-cards         adds card keys: start payments anew, then the router; then payments has sealed all anew
retire-cards         takes the old card keys out; not before that
files                makes the sets of all services as files in DATA_DIR/keys, to hand out one by one
containers FOLDER    writes the secrets of each container of docker-compose.yml to a folder of its own; those of the environment take
                     precedence, then those that FOLDER has already, and the others are new

The keys of users' tokens are in the file that ACCESS_TOKEN_KEYS_FILE names, else in DATA_DIR/keys; likewise CARD_VAULT_KEYS_FILE
and CARD_SEAL_KEYS_FILE. Each service has its own set in DATA_DIR/keys/services, and all have DATA_DIR/keys/service-public-keys.json.
GUEST_SESSION_DAYS is read too: an old key is kept for as long as a guest's token lasts.
`;

/** Longer than Kubernetes and Docker need to distribute a changed file. */
const defaultLeadSeconds = "300";

class WrongUse extends Error {}

interface KeyFile {
  readonly path: string;
  readonly tokenSeconds: number;
}

/** Runs the command that the arguments of this process name. Sets the exit code 2 for wrong ones. */
export async function runKeys(): Promise<void> {
  try {
    await runCommand();
  } catch (error) {
    // also handles errors of parseArgs; no message contains a key
    process.stderr.write(error instanceof WrongUse ? error.message : `${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}

async function runCommand(): Promise<void> {
  if (printedHelp(process.argv.slice(2), usage)) return;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { after: { type: "string", default: defaultLeadSeconds }, only: { type: "string" } },
  });
  const [command, ...rest] = positionals;
  if (command === "new" && rest.length === 0) return secretLines(await completedSecrets()).forEach(print);
  if (command === "containers" && rest.length === 1) return writeContainerSecrets(rest[0] ?? "", process.env);
  if (command === "list" && rest.length === 0) return list(keyFiles(values.only));
  if (command === "rotate" && rest.length === 0) return rotate(keyFiles(values.only), wholeSeconds(values.after));
  if (command === "retire" && rest.length === 1) return retire(keyFiles(values.only), rest[0] ?? "");
  if (command === "files" && rest.length === 0) return void (await ensureServiceKeyFiles(folder()));
  if (command === "rotate-cards" && rest.length === 0) return rotateCardKeyFiles(cardFiles());
  if (command === "retire-cards" && rest.length === 0) return retireOldCardKeys(cardFiles());
  throw new WrongUse(usage);
}

async function rotate(files: readonly KeyFile[], leadSeconds: number): Promise<void> {
  const changed = new Map<string, KeySet>();
  for (const { path, tokenSeconds } of files) {
    const newKey = await generatePrivateJwk();
    changed.set(path, rotated(read(path), { newKey, nowMs: Date.now(), tokenSeconds, leadSeconds }));
  }
  await write(changed);
  list(files);
}

async function retire(files: readonly KeyFile[], kid: string): Promise<void> {
  const file = files.find(({ path }) => read(path).some(({ key }) => key.kid === kid));
  if (!file) throw new WrongUse(`no set has the key ${kid}; souk keys list\n`);
  const left = withoutKey(read(file.path), kid);
  if (!left) throw new WrongUse(`${kid} is the only key of its set; souk keys rotate --after 0\n`);
  await write(new Map([[file.path, left]]));
  list(files);
}

/** Writes the key sets of services and their public keys. */
async function write(changed: ReadonlyMap<string, KeySet>): Promise<void> {
  const services = serviceKeyFilesIn(folder());
  const paths = [...services.own.values()];
  if (paths.some((path) => changed.has(path))) {
    const sets = readServiceKeySets(services);
    for (const [service, path] of services.own) sets.set(service, changed.get(path) ?? sets.get(service) ?? []);
    await writeServiceKeySets(services, sets);
  }
  for (const [path, set] of changed) if (!paths.includes(path)) await writeKeySetFile(path, set);
}

function list(files: readonly KeyFile[]): void {
  for (const { path, tokenSeconds } of files) {
    print(path);
    for (const { key, state, endsAtMs } of keyStates(read(path), Date.now(), tokenSeconds)) {
      const until = endsAtMs === null ? "" : `until ${new Date(endsAtMs).toISOString()}`;
      print(`  ${key.kid}  ${state.padEnd(9)}  ${until}`.trimEnd());
    }
  }
}

function read(path: string): ReturnType<typeof readKeySetFile> {
  return readKeySetFile({ path, mustBePrivate: false });
}

function folder(): string {
  return join(process.env.DATA_DIR || ".data", "keys");
}

function cardFiles(): CardKeyFiles {
  const { vault, seal } = cardKeyFilesIn(folder());
  const files = {
    vault: process.env.CARD_VAULT_KEYS_FILE || vault,
    seal: process.env.CARD_SEAL_KEYS_FILE || seal,
  };
  refuseMissing(Object.values(files));
  return files;
}

/** The key sets that are stored in files. A shop in one process keeps its service keys in memory. */
function keyFiles(only = ""): KeyFile[] {
  if (!["", "access-token", "service"].includes(only)) throw new WrongUse(usage);
  const reader = new SettingsReader(process.env);
  const services = [...serviceKeyFilesIn(folder()).own.values()];
  const hasServices = only === "service" || services.some((path) => existsSync(path));
  const accessTokenKeys = process.env.ACCESS_TOKEN_KEYS_FILE || join(folder(), "access-token-keys.json");
  const files = [
    ...(only === "service"
      ? []
      : [{ path: accessTokenKeys, tokenSeconds: longestTokenSeconds(reader, "ACCESS_TOKEN_KEYS") }]),
    ...(only === "access-token" || !hasServices
      ? []
      : services.map((path) => ({ path, tokenSeconds: serviceTokenSeconds }))),
  ];
  refuseMissing(files.map(({ path }) => path));
  return files;
}

function refuseMissing(paths: readonly string[]): void {
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) throw new WrongUse(`there is no ${missing.join(", no ")}\n\n${usage}`);
}

function wholeSeconds(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new WrongUse(usage);
  return Number(text);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
