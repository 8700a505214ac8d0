import { beforeAll, describe, expect, test } from "@jest/globals";
import { readSettings, SettingsError, type Environment } from "@souk/kernel/config/config-reader";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import { generateSecretKey } from "@souk/kernel/keys/secret-key";
import { readAccountsConfig, type AccountsConfig } from "./config.js";

let needed: Environment;

beforeAll(async () => {
  needed = {
    DATABASE_URL: "postgres://localhost",
    ACCESS_TOKEN_KEYS: JSON.stringify(await generatePrivateJwk()),
    ACCOUNTS_SECRET_KEY: generateSecretKey(),
  };
});

const read = (environment: Environment): AccountsConfig =>
  readSettings("accounts", { ...needed, ...environment }, readAccountsConfig);

function faultsOf(environment: Environment): string[] {
  try {
    read(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.map(({ name }) => name);
    throw error;
  }
}

describe("accounts without settings", () => {
  test("verify addresses, create no admin, and hash passwords as OWASP recommends", () => {
    expect(read({})).toMatchObject({
      accessTokenSeconds: 600,
      guestSessionDays: 30,
      sessions: { idleDays: 30, maxDays: 90 },
      argon2: { memoryKib: 19_456, passes: 2, lanes: 1 },
      publicUrl: "http://localhost:4000",
      emailVerification: true,
      admin: null,
      secureCookies: false,
      adminSecondFactor: "off",
      demoData: true,
    });
  });

  test("send links with the router's port and a single slash", () => {
    expect(read({ PORT: "5000" }).publicUrl).toBe("http://localhost:5000");
    expect(read({ PUBLIC_URL: "https://souk.example/" }).publicUrl).toBe("https://souk.example");
  });

  test("send cookies over TLS only in production", () => {
    expect(read({ NODE_ENV: "production" })).toMatchObject({ secureCookies: true, demoData: false });
  });
});

test("admins need a second factor in production, unless the settings turn that off", () => {
  expect(read({ NODE_ENV: "production" }).adminSecondFactor).toBe("required");
  expect(read({ NODE_ENV: "production", ADMIN_SECOND_FACTOR: "off" }).adminSecondFactor).toBe("off");
});

describe("faults", () => {
  const production = { NODE_ENV: "production" };
  const admin = { ADMIN_EMAIL: "root@example.com", ADMIN_PASSWORD: "a good long password" };
  const oidc = (issuer: string): Environment => ({
    OIDC_ONE_ISSUER: issuer,
    OIDC_ONE_CLIENT_ID: "souk",
    OIDC_ONE_CLIENT_SECRET: "a secret",
  });
  test.each<[string, Environment, string[]]>([
    ["no key", { ACCESS_TOKEN_KEYS: "" }, ["ACCESS_TOKEN_KEYS"]],
    ["an invalid key", { ACCESS_TOKEN_KEYS: "{}" }, ["ACCESS_TOKEN_KEYS"]],
    ["no secret key", { ACCOUNTS_SECRET_KEY: "" }, ["ACCOUNTS_SECRET_KEY"]],
    ["a short secret key", { ACCOUNTS_SECRET_KEY: generateSecretKey().slice(1) }, ["ACCOUNTS_SECRET_KEY"]],
    ["an admin", admin, []],
    ["an admin in production", { ...production, ...admin }, []],
    ["an admin without a password", { ...admin, ADMIN_PASSWORD: "" }, ["ADMIN_PASSWORD"]],
    ["a password without an admin", { ...admin, ADMIN_EMAIL: undefined }, ["ADMIN_EMAIL"]],
    ["an admin without an address", { ...admin, ADMIN_EMAIL: "root" }, ["ADMIN_EMAIL"]],
    ["a short password outside production", { ...admin, ADMIN_PASSWORD: "admin" }, []],
    ["11 characters in production", { ...production, ...admin, ADMIN_PASSWORD: "x".repeat(11) }, ["ADMIN_PASSWORD"]],
    ["12 characters in production", { ...production, ...admin, ADMIN_PASSWORD: "x".repeat(12) }, []],
    ["a demo password in production", { ...production, ...admin, ADMIN_PASSWORD: "instructor123" }, ["ADMIN_PASSWORD"]],
    ["no verification", { EMAIL_VERIFICATION: "off" }, []],
    ["no verification in production", { ...production, EMAIL_VERIFICATION: "off" }, ["EMAIL_VERIFICATION"]],
    ["verification by chance", { EMAIL_VERIFICATION: "maybe" }, ["EMAIL_VERIFICATION"]],
    ["demo data in production", { ...production, DEMO_DATA: "true" }, ["DEMO_DATA"]],
    ["a public address that is none", { PUBLIC_URL: "souk.example" }, ["PUBLIC_URL"]],
    ["a provider", { OIDC_PROVIDERS: "one", ...oidc("https://id.example") }, []],
    ["a provider over HTTP", { OIDC_PROVIDERS: "one", ...oidc("http://id.example") }, []],
    [
      "an invalid EMAIL_VERIFICATION",
      { ...production, OIDC_PROVIDERS: "one", ...oidc("http://id.example") },
      ["OIDC_ONE_ISSUER"],
    ],
    [
      "a provider without anything",
      { OIDC_PROVIDERS: "one" },
      ["OIDC_ONE_ISSUER", "OIDC_ONE_CLIENT_ID", "OIDC_ONE_CLIENT_SECRET"],
    ],
    ["a provider with a sign", { OIDC_PROVIDERS: "o_ne" }, ["OIDC_PROVIDERS"]],
    ["a provider twice", { OIDC_PROVIDERS: "one,one", ...oidc("https://id.example") }, ["OIDC_PROVIDERS"]],
    [
      "several at once",
      { ARGON2_MEMORY_KIB: "8", ACCESS_TOKEN_SECONDS: "1d" },
      ["ACCESS_TOKEN_SECONDS", "ARGON2_MEMORY_KIB"],
    ],
  ])("%s", (_case, environment, names) => {
    expect(faultsOf(environment)).toEqual(names);
  });

  test("never repeat the admin's password", () => {
    const environment = { ...production, ...admin, ADMIN_PASSWORD: "customer123" };
    expect(() => read(environment)).toThrow(SettingsError);
    expect(() => read(environment)).not.toThrow(/customer123/);
  });
});
