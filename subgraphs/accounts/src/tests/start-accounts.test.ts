import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { demoUsers } from "@souk/demo/users";
import { openDatabase } from "@souk/kernel/database/database";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import { until } from "@souk/kernel/testing/eventually";
import { fixedKeys } from "@souk/kernel/testing/fixed-keys";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { Registry } from "prom-client";
import { startAccounts } from "../app.js";
import type { AccountsConfig } from "../config.js";
import { accountsDatabase } from "../store/database-definition.js";

let database: TestDatabase;
let serviceContext: TestServiceContext;
let config: AccountsConfig;

beforeAll(async () => {
  database = await TestDatabase.create("accounts", accountsDatabase);
  const accessTokenKey = await generatePrivateJwk();
  serviceContext = await testServiceContext({ userKey: accessTokenKey, runsSchedules: true });
  config = {
    database: database.settings,
    demoData: true,
    accessTokenKeys: fixedKeys(accessTokenKey),
    accessTokenSeconds: 600,
    guestSessionDays: 30,
    sessions: { idleDays: 30, maxDays: 90 },
    passwordConcurrency: 1,
    argon2: { memoryKib: 1024, passes: 1, lanes: 1 },
    publicUrl: "https://souk.example",
    emailVerification: true,
    publicPasswords: new Map(),
    secretKeys: [randomBytes(32)],
    adminSecondFactor: "off",
    identityProviders: [],
    clientUsageDays: 90,
    currency: "CAD",
    admin: null,
    secureCookies: true,
  };
});

afterAll(async () => database[Symbol.asyncDispose]());

const start = (change: Partial<AccountsConfig> = {}): Promise<Subgraph> =>
  startAccounts({ ...config, ...change }, { ...serviceContext, metrics: new Registry() });

async function loginAs(accounts: Subgraph, email: string, password: string): Promise<any> {
  const login = `mutation ($input: LoginInput!) { login(input: $input) { __typename ... on SignedIn { user { id role fullName addresses { id isDefault } } } } }`;
  return (await serviceContext.execute(accounts, login, { input: { email, password } })).data.login;
}

describe("the configured admin", () => {
  const admin = { email: "admin@example.com", password: "the first password" };

  test("S3-37: exists after concurrent starts, comes before a demo account of the same address, and keeps its password", async () => {
    const replicas = await Promise.all([start({ admin }), start({ admin })]);
    for (const accounts of replicas)
      expect(await loginAs(accounts, admin.email, admin.password)).toMatchObject({ user: { role: "ADMIN" } });
    await Promise.all(replicas.map((accounts) => accounts[Symbol.asyncDispose]()));
    await using again = await start({ admin: { ...admin, password: "the second password" } });
    expect(await loginAs(again, admin.email, "the second password")).toEqual({ __typename: "InvalidCredentials" });
    expect(await loginAs(again, admin.email, admin.password)).toMatchObject({ __typename: "SignedIn" });
    expect(await loginAs(again, admin.email, "admin123")).toEqual({ __typename: "InvalidCredentials" });
  });
});

describe("the demo users", () => {
  test("sign in with their passwords, and have one default address each after repeated starts", async () => {
    for (let round = 0; round < 2; round++) {
      await using accounts = await start();
      for (const { email, password, id, role, fullName, addresses } of demoUsers) {
        // the configured admin of the previous test has this address
        if (role === "ADMIN") continue;
        const { user } = await loginAs(accounts, email, password);
        expect(user).toMatchObject({ id, role, fullName });
        expect(user.addresses).toEqual(addresses.map(({ id: key, isDefault }) => ({ id: key, isDefault })));
      }
    }
  });
});

describe("cookies", () => {
  test("are sent over TLS only when configured", async () => {
    await using accounts = await start();
    const query = `mutation { login(input: { email: "customer@example.com", password: "customer123" }) { __typename } }`;
    const serviceToken = await serviceContext.serviceTokens.issue("router", "accounts");
    const headers = { "x-service-authorization": serviceToken, "x-service-name": "router" };
    const { setCookies } = await accounts.execute({ query }, headers);
    expect(setCookies.map((cookie) => cookie.endsWith("; Secure; SameSite=Lax"))).toEqual([true, true, true]);
  });
});

describe("the nightly cleanup", () => {
  test("is scheduled, and deletes unverified accounts", async () => {
    await using _accounts = await start();
    const definition = { ...accountsDatabase, settings: config.database, logger: serviceContext.logger };
    await using opened = await openDatabase(definition);
    const scheduled: unknown[] = await opened.manager.query(
      `select identifier from graphile_worker._private_known_crontabs`,
    );
    expect(scheduled).toEqual([{ identifier: "forgetExpired" }]);
    await opened.manager.query(
      `insert into users (id, email, role, password_hash, created_at)
       values (gen_random_uuid(), 'old@example.com', 'CUSTOMER', 'none', now() - interval '8 days')`,
    );
    await opened.manager.query(`select graphile_worker.add_job('forgetExpired', '{"_cron": {}}')`);
    const isThere = async (): Promise<boolean> =>
      (await opened.manager.query(`select 1 from users where email = 'old@example.com'`)).length > 0;
    await until(async () => !(await isThere()));
  });
});
