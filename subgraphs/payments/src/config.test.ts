import { expect, test } from "@jest/globals";
import { readSettings, SettingsError, type Environment } from "@souk/kernel/config-reader";
import { readPaymentsConfig } from "./config.js";

const database = { DATABASE_URL: "postgres://souk@localhost/postgres" };

function read(environment: Environment) {
  return readSettings("payments", { ...database, ...environment }, readPaymentsConfig);
}

test("the sandbox is the provider outside production", () => {
  expect(read({}).provider).toBe("sandbox");
});

test("production names its provider, and may name the sandbox", () => {
  expect(() => read({ NODE_ENV: "production" })).toThrow(SettingsError);
  expect(() => read({ NODE_ENV: "production" })).toThrow(/PAYMENT_PROVIDER +is missing/);
  expect(read({ NODE_ENV: "production", PAYMENT_PROVIDER: "sandbox" }).provider).toBe("sandbox");
});

test("an unknown provider is refused by name", () => {
  expect(() => read({ PAYMENT_PROVIDER: "gold" })).toThrow(/PAYMENT_PROVIDER +"gold" must be one of sandbox/);
});
