import { existsSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cardKeyFilesIn, retireOldCardKeys, rotateCardKeyFiles, type CardKeyFiles } from "@souk/kernel/card-key-files";
import { newCardKeys } from "@souk/kernel/card-keys";
import { SettingsReader } from "@souk/kernel/config-reader";
import { readKeySetFile, writeKeySetFile } from "@souk/kernel/key-set-file";
import { keySetText, keyStandings, rotated, withoutKey } from "@souk/kernel/key-set";
import { keySettingNames, longestTokenSeconds } from "@souk/kernel/key-setting";
import { generatePrivateJwk } from "@souk/kernel/private-jwk";
import { generateSecretKey } from "@souk/kernel/secret-key";
import { subgraphNames } from "@souk/kernel/subgraph-addresses";

const usage = `npm run keys -- new                 prints fresh keys and passwords as lines of a .env
npm run keys -- list                what each key is for now, and until when
npm run keys -- rotate              adds a key to each set: it signs in 5 minutes, when all who verify know it
       --after SECONDS              in so many seconds; 0 for a key that others may have
       --only access-token|service  that set alone
npm run keys -- retire KID          takes a key out at once; what it signed is refused within a minute
npm run keys -- rotate-cards        adds card keys: start payments anew, then the router; then payments has sealed all anew
npm run keys -- retire-cards        takes the old card keys out; not before that

The sets are in the files that ACCESS_TOKEN_KEYS_FILE and SERVICE_KEYS_FILE name, else in DATA_DIR/keys;
likewise CARD_VAULT_KEYS_FILE and CARD_SEAL_KEYS_FILE.
GUEST_SESSION_DAYS is read too: an old key is kept for as long as a guest's token lasts.
`;

/** All of Kubernetes' and Docker's ways to hand out a changed file are quicker. */
const defaultLeadSeconds = "300";

class WrongUse extends Error {}

interface KeptFile {
  readonly path: string;
  readonly tokenSeconds: number;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { after: { type: "string", default: defaultLeadSeconds }, only: { type: "string" } },
  });
  const [command, ...rest] = positionals;
  if (command === "new" && rest.length === 0) return printNew();
  if (command === "list" && rest.length === 0) return list(keptFiles(values.only));
  if (command === "rotate" && rest.length === 0) return rotate(keptFiles(values.only), wholeSeconds(values.after));
  if (command === "retire" && rest.length === 1) return retire(keptFiles(values.only), rest[0] ?? "");
  if (command === "rotate-cards" && rest.length === 0) return rotateCardKeyFiles(cardFiles());
  if (command === "retire-cards" && rest.length === 0) return retireOldCardKeys(cardFiles());
  throw new WrongUse(usage);
}

/** The sets, the card keys, and the passwords that docker-compose.yml asks for. */
async function printNew(): Promise<void> {
  const password = (): string => randomBytes(24).toString("base64url");
  for (const name of keySettingNames)
    print(`${name}='${keySetText([{ key: await generatePrivateJwk(), signsFromMs: 0 }])}'`);
  const { vault, seal } = await newCardKeys();
  print(`CARD_VAULT_KEYS='${vault}'`);
  print(`CARD_SEAL_KEYS='${seal}'`);
  print(`ACCOUNTS_SECRET_KEY=${generateSecretKey()}`);
  print(`POSTGRES_PASSWORD=${password()}`);
  for (const name of [...subgraphNames, "sandbox_bank"]) print(`${name.toUpperCase()}_DATABASE_PASSWORD=${password()}`);
}

async function rotate(files: readonly KeptFile[], leadSeconds: number): Promise<void> {
  for (const { path, tokenSeconds } of files) {
    const newKey = await generatePrivateJwk();
    const set = rotated(read(path), { newKey, nowMs: Date.now(), tokenSeconds, leadSeconds });
    await writeKeySetFile(path, set);
  }
  list(files);
}

async function retire(files: readonly KeptFile[], kid: string): Promise<void> {
  const file = files.find(({ path }) => read(path).some(({ key }) => key.kid === kid));
  if (!file) throw new WrongUse(`no set has the key ${kid}; npm run keys -- list\n`);
  const left = withoutKey(read(file.path), kid);
  if (!left) throw new WrongUse(`${kid} is the only key of its set; npm run keys -- rotate --after 0\n`);
  await writeKeySetFile(file.path, left);
  list(files);
}

function list(files: readonly KeptFile[]): void {
  for (const { path, tokenSeconds } of files) {
    print(path);
    for (const { key, state, endsAtMs } of keyStandings(read(path), Date.now(), tokenSeconds)) {
      const until = endsAtMs === null ? "" : `until ${new Date(endsAtMs).toISOString()}`;
      print(`  ${key.kid}  ${state.padEnd(9)}  ${until}`.trimEnd());
    }
  }
}

function read(path: string): ReturnType<typeof readKeySetFile> {
  return readKeySetFile({ path, mustBePrivate: false });
}

const folder = join(process.env.DATA_DIR || ".data", "keys");

function cardFiles(): CardKeyFiles {
  const { vault, seal } = cardKeyFilesIn(folder);
  const files = {
    vault: process.env.CARD_VAULT_KEYS_FILE || vault,
    seal: process.env.CARD_SEAL_KEYS_FILE || seal,
  };
  refuseMissing(Object.values(files));
  return files;
}

/** The sets that are in files. */
function keptFiles(only: string | undefined): KeptFile[] {
  const reader = new SettingsReader(process.env);
  const files = keySettingNames
    .filter((name) => only === undefined || name === `${only.toUpperCase().replaceAll("-", "_")}_KEYS`)
    .map((name) => ({
      path: process.env[`${name}_FILE`] || join(folder, `${name.toLowerCase().replaceAll("_", "-")}.json`),
      tokenSeconds: longestTokenSeconds(reader, name),
    }));
  if (files.length === 0) throw new WrongUse(usage);
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

try {
  await main();
} catch (error) {
  // what parseArgs refuses as well; no message holds a key
  process.stderr.write(error instanceof WrongUse ? error.message : `${(error as Error).message}\n`);
  process.exitCode = 2;
}
