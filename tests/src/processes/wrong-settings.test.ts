// own shop: it does not start
import { existsSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leastConnections } from "@souk/kernel/database/connection-budget";
import { SettingsError } from "@souk/kernel/config/config-reader";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { ensureKeySetFile } from "@souk/kernel/keys/key-set-file";
import { readAllSettings } from "@souk/shop/read-all-settings";
import { makeShopKeys } from "../test-kit/shop/shop-keys.js";
import { ShopProcess, type Ending, type Program } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

type Settings = Readonly<Record<string, string>>;

let folder: TemporaryFolder;
let port: string;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  port = String(await findFreePort(undefined));
});

afterAll(async () => folder[Symbol.asyncDispose]());

interface FailedStart extends Ending {
  /** The output for the operator. */
  readonly text: string;
}

async function failToStart(settings: Settings, program?: Program): Promise<FailedStart> {
  const environment = { DATA_DIR: folder.in("data"), PORT: port, ...settings };
  await using shop = ShopProcess.start({ environment, ...(program ? { program } : {}) });
  const ending = await shop.ended;
  expect(shop.stdout.filter((line) => !line.startsWith("{"))).toEqual([]);
  expect(shop.living()).toEqual([]);
  return { ...ending, text: shop.stderr.join("\n") };
}

/** The settings that a text complains about. */
function namesIn(text: string): string[] {
  const [first = "", ...lines] = text.split("\n");
  const names = lines.map((line) => /^ {2}([A-Z_]+) {2,}\S/.exec(line)?.[1] ?? `not a complaint: ${line}`);
  expect(first).toBe(`souk cannot start, ${names.length} ${names.length === 1 ? "setting is" : "settings are"} wrong:`);
  return names;
}

/** The settings that a reading complains about, in alphabetical order. */
async function faultsOf(settings: Settings): Promise<string[]> {
  try {
    await readAllSettings(settings);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    expect(error.message).not.toContain("secret");
    return error.faults.map(({ name }) => name).sort();
  }
}

const secret = "a-secret-that-nobody-may-read";

describe("a wrong setting is reported by its name, and no other setting is", () => {
  test.each<[what: string, settings: Settings, names: string[]]>([
    ["nothing is set", {}, []],
    ["an empty value", { DATABASE_URL: "", REDIS_URL: "", ACCESS_TOKEN_KEYS_FILE: " ", PORT: "" }, []],
    ["an unknown NODE_ENV", { NODE_ENV: "staging" }, ["NODE_ENV"]],
    ["a port with a letter", { PORT: "80a" }, ["PORT"]],
    ["a port above 65535", { PORT: "65536" }, ["PORT"]],
    ["an unknown log level", { LOG_LEVEL: "loud" }, ["LOG_LEVEL"]],
    ["a short secret for database roles", { DATABASE_ROLE_SECRET: "secret" }, ["DATABASE_ROLE_SECRET"]],
    ["a pool without connections", { DATABASE_POOL_SIZE: "0" }, ["DATABASE_POOL_SIZE"]],
    ["an unbounded wait", { DATABASE_WAIT_SECONDS: "forever" }, ["DATABASE_WAIT_SECONDS"]],
    ["a database URL with another protocol", { DATABASE_URL: `mysql://souk:${secret}@localhost` }, ["DATABASE_URL"]],
    ["one subgraph's database", { ORDERS_DATABASE_URL: secret }, ["ORDERS_DATABASE_URL"]],
    ["a cache URL with another protocol", { REDIS_URL: `http://:${secret}@localhost` }, ["REDIS_URL"]],
    ["a malformed key", { ACCESS_TOKEN_KEYS: secret }, ["ACCESS_TOKEN_KEYS"]],
    ["half a key", { ACCESS_TOKEN_KEYS: `{"kty":"OKP","d":"${secret}"}` }, ["ACCESS_TOKEN_KEYS"]],
    [
      "a short key",
      { ACCESS_TOKEN_KEYS: `{"kty":"OKP","crv":"Ed25519","kid":"1","x":"${secret}","d":"${secret}"}` },
      ["ACCESS_TOKEN_KEYS"],
    ],
    ["a key in a missing file", { ACCESS_TOKEN_KEYS_FILE: "/nowhere/key" }, ["ACCESS_TOKEN_KEYS_FILE"]],
    ["a secret key of plain text", { ACCOUNTS_SECRET_KEY: secret }, ["ACCOUNTS_SECRET_KEY"]],
    ["an unknown second factor rule", { ADMIN_SECOND_FACTOR: "maybe" }, ["ADMIN_SECOND_FACTOR"]],
    ["malformed card keys", { CARD_VAULT_KEYS: secret, CARD_SEAL_KEYS: secret }, ["CARD_SEAL_KEYS", "CARD_VAULT_KEYS"]],
    ["half of the card keys", { CARD_VAULT_KEYS_FILE: "/nowhere/key" }, ["CARD_SEAL_KEYS", "CARD_VAULT_KEYS_FILE"]],
    ["a short metrics token", { METRICS_TOKEN: "secret" }, ["METRICS_TOKEN"]],
    ["an admin without a password", { ADMIN_EMAIL: "admin@shop.test" }, ["ADMIN_PASSWORD"]],
    ["an admin without an address", { ADMIN_PASSWORD: secret }, ["ADMIN_EMAIL"]],
    ["a mail server URL with another protocol", { SMTP_URL: `ftp://souk:${secret}@mail` }, ["SMTP_URL"]],
    ["a sender without an address", { MAIL_FROM: "the shop" }, ["MAIL_FROM"]],
    ["a negative number of days", { MAIL_RETENTION_DAYS: "-1" }, ["MAIL_RETENTION_DAYS"]],
    ["an unknown provider", { PAYMENT_PROVIDER: "cash" }, ["PAYMENT_PROVIDER"]],
    ["an unknown currency", { CURRENCY: "BEER" }, ["CURRENCY"]],
    ["an origin without a scheme", { CORS_ORIGINS: "shop.example" }, ["CORS_ORIGINS"]],
    ["a proxy that is neither an address nor a subnet", { TRUSTED_PROXIES: "10.0.0.0/8, proxy" }, ["TRUSTED_PROXIES"]],
    ["a subnet with too many bits", { TRUSTED_PROXIES: "10.0.0.0/33" }, ["TRUSTED_PROXIES"]],
    ["proxies of every kind", { TRUSTED_PROXIES: "loopback, 10.0.0.0/8, 192.0.2.1, fd00::/8" }, []],
    ["a missing schema file", { SUPERGRAPH_FILE: "/nowhere/supergraph.graphql" }, ["SUPERGRAPH_FILE"]],
    ["a switch that is neither on nor off", { RATE_LIMITS: "maybe" }, ["RATE_LIMITS"]],
    ["a flag that is neither true nor false", { DEMO_DATA: "yes" }, ["DEMO_DATA"]],
  ])("%s", async (_what, settings, names) => {
    expect(await faultsOf(settings)).toEqual(names);
  });

  test("in production: a key file that every user of the machine can read", async () => {
    const [own, everyones] = [folder.in("own-keys.json"), folder.in("everyones-keys.json")];
    for (const path of [own, everyones]) await ensureKeySetFile(path);
    await chmod(everyones, 0o644);
    for (const [path, faults] of [
      [own, []],
      [everyones, ["ACCESS_TOKEN_KEYS_FILE"]],
    ] as const) {
      const files = { ACCESS_TOKEN_KEYS_FILE: path };
      expect(await faultsOf(files)).toEqual([]);
      expect(await faultsOf({ ...(await productionSettings()), ...files })).toEqual(faults);
    }
  });

  test.each<[what: string, settings: Settings, names: string[]]>([
    ["all that is needed", {}, []],
    ["demo data", { DEMO_DATA: "true" }, ["DEMO_DATA"]],
    ["no rate limits", { RATE_LIMITS: "off" }, ["RATE_LIMITS"]],
    ["no verification of addresses", { EMAIL_VERIFICATION: "off" }, ["EMAIL_VERIFICATION"]],
    ["no database", { DATABASE_URL: "" }, ["DATABASE_URL"]],
    ["the embedded database, selected by name", { DATABASE_URL: "", EMBEDDED_DATABASE: "true" }, []],
    ["an admin with a short password", { ADMIN_EMAIL: "a@shop.test", ADMIN_PASSWORD: "secret" }, ["ADMIN_PASSWORD"]],
  ])("in production: %s", async (_what, settings, names) => {
    expect(await faultsOf({ ...(await productionSettings()), ...settings })).toEqual(names);
  });
});

describe("a start with wrong settings", () => {
  test("S2-75: reports all of them at once, prints no secret, starts nothing and exits with 1", async () => {
    const { code, text } = await failToStart({
      NODE_ENV: "staging",
      PORT: "80a",
      ADMIN_PASSWORD: secret,
      SMTP_URL: `ftp://souk:${secret}@mail`,
    });
    expect(namesIn(text).sort()).toEqual(["ADMIN_EMAIL", "NODE_ENV", "PORT", "SMTP_URL"]);
    expect(text).not.toContain("secret");
    expect(code).toBe(1);
    expect(existsSync(folder.in("data"))).toBe(false);
  });

  test("in production reports all required settings at once, and no others", async () => {
    const { code, text } = await failToStart({ NODE_ENV: "production" });
    const { NODE_ENV: _known, ...needed } = await productionSettings();
    expect(namesIn(text).sort()).toEqual(Object.keys(needed).sort());
    expect(code).toBe(1);
    expect(existsSync(folder.in("data"))).toBe(false);
  });

  test("checks the same rules for one process per subgraph before the first of them starts", async () => {
    const { code, text } = await failToStart({ PORT: "80a", CURRENCY: "BEER" }, "shop/dist/services.js");
    expect(namesIn(text).sort()).toEqual(["CURRENCY", "PORT"]);
    expect(code).toBe(1);
    expect(existsSync(folder.in("data"))).toBe(false);
  });
});

/** The settings that production requires. */
async function productionSettings(): Promise<Settings> {
  return {
    ...(await makeShopKeys()).environment,
    NODE_ENV: "production",
    DATABASE_URL: "postgres://souk@127.0.0.1:1/postgres",
    PAYMENT_PROVIDER: "sandbox",
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "Souk <shop@souk.example>",
  };
}

describe("a start without a required service or folder", () => {
  const none = "postgres://souk:a-secret@127.0.0.1:1/postgres";
  const own = () => ({ DATA_DIR: folder.in("shop"), DEMO_DATA: "false" });

  test.each<[what: string, settings: () => Settings | Promise<Settings>, line: RegExp]>([
    [
      "a data directory below a file",
      async () => {
        await writeFile(folder.in("file"), "");
        return { DATA_DIR: folder.in("file/data") };
      },
      /^souk cannot start: cannot write to .*\/file\/data \(ENOTDIR\); set DATA_DIR to a folder that can be written$/,
    ],
    [
      "a database that does not answer",
      () => ({ ...own(), DATABASE_URL: none, DATABASE_WAIT_SECONDS: "1" }),
      /^souk cannot start: cannot reach the database \w+ at 127\.0\.0\.1:1: connect ECONNREFUSED 127\.0\.0\.1:1$/,
    ],
    [
      "a server with too few connections",
      () => ({ ...own(), DATABASE_URL: process.env.TEST_DATABASE_URL ?? "", DATABASE_CONNECTIONS: "30" }),
      new RegExp(
        `^souk cannot start: DATABASE_CONNECTIONS gives 30 connections, and the shop needs at least ${leastConnections(1)}; raise DATABASE_CONNECTIONS$`,
      ),
    ],
  ])("%s: prints one line without a secret, exits with 1 and leaves no process", async (_what, settings, line) => {
    const { code, text } = await failToStart(await settings());
    expect(text).toMatch(line);
    expect(code).toBe(1);
  });

  test("a port in use: prints one line that names it, exits with 1, and creates no database before", async () => {
    await using other = await listener();
    const DATA_DIR = folder.in("unused");
    const { code, text } = await failToStart({ DATA_DIR, PORT: String(other.port) });
    expect(text).toBe(
      `souk cannot start: cannot listen on port ${other.port}: another program listens there; set PORT to another one`,
    );
    expect(code).toBe(1);
    expect(existsSync(DATA_DIR)).toBe(false);
  });
});

async function listener(): Promise<AsyncDisposable & { port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
