import { randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createLogger } from "@souk/kernel/logging/logger";
import { generatePrivateJwk, type PrivateJwk } from "@souk/kernel/keys/private-jwk";
import { fixedKeys } from "@souk/kernel/testing/fixed-keys";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext } from "@souk/kernel/testing/test-service-context";
import { startAccounts } from "../../app.js";
import type { AccountsConfig } from "../../config.js";
import { accountsDatabase } from "../../store/database-definition.js";

interface Keys {
  readonly accessToken: readonly PrivateJwk[];
  readonly secret: readonly Buffer[];
}

let database: TestDatabase;
let running: AsyncDisposableStack;

beforeEach(async () => {
  running = new AsyncDisposableStack();
  database = await TestDatabase.create("accounts", accountsDatabase);
});

afterEach(async () => {
  await running.disposeAsync();
  await database[Symbol.asyncDispose]();
});

async function newKeys(): Promise<Keys> {
  return { accessToken: [await generatePrivateJwk()], secret: [randomBytes(32)] };
}

/** Starts accounts on the database. Returns the logged warnings about keys, by setting. */
async function startWith({ accessToken, secret }: Keys): Promise<Record<string, string>> {
  const lines: string[] = [];
  const log = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) });
  const config: AccountsConfig = {
    database: database.settings,
    demoData: false,
    accessTokenKeys: {
      ...fixedKeys(accessToken[0]!),
      set: accessToken.map((key, index) => ({ key, signsFromMs: index * (Date.now() + 60_000) })),
    },
    accessTokenSeconds: 600,
    guestSessionDays: 30,
    sessions: { idleDays: 30, maxDays: 90 },
    argon2: { memoryKib: 1024, passes: 1, lanes: 1 },
    passwordConcurrency: 2,
    publicUrl: "https://souk.example",
    emailVerification: true,
    publicPasswords: new Map(),
    secretKeys: secret,
    adminSecondFactor: "off",
    identityProviders: [],
    clientUsageDays: 90,
    currency: "CAD",
    admin: null,
    secureCookies: true,
  };
  const serviceContext = { ...(await testServiceContext()), logger: createLogger("accounts", "warn", log) };
  running.use(await startAccounts(config, serviceContext));
  const logged = lines
    .join("")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return Object.fromEntries(logged.filter(({ setting }) => setting).map(({ setting, msg }) => [setting, msg]));
}

test("a second shop with other keys reports each setting that differs, at every start", async () => {
  expect(await startWith(await newKeys())).toEqual({});
  const others = await newKeys();
  for (let start = 1; start <= 2; start += 1) {
    expect(await startWith(others)).toEqual({
      ACCESS_TOKEN_KEYS:
        "another shop runs on this database with other keys in ACCESS_TOKEN_KEYS: each refuses the access tokens of the other; " +
        "give both the same ACCESS_TOKEN_KEYS, or each its own database",
      ACCOUNTS_SECRET_KEY: expect.stringContaining("neither reads the second factors"),
    });
  }
});

test("replicas with the same keys, restarts and rotations report nothing", async () => {
  const keys = await newKeys();
  for (let start = 1; start <= 3; start += 1) expect(await startWith(keys)).toEqual({});
  const next = await newKeys();
  const rotated = { accessToken: [...keys.accessToken, ...next.accessToken], secret: [...next.secret, ...keys.secret] };
  expect(await startWith(rotated)).toEqual({});
});
