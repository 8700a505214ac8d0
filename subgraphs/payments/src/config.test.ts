import { expect, test } from "@jest/globals";
import { readSettings, SettingsError, type Environment } from "@souk/kernel/config-reader";
import { readPaymentsConfig } from "./config.js";

const database = { DATABASE_URL: "postgres://souk@localhost/postgres" };

function read(environment: Environment) {
  return readSettings("payments", { ...database, ...environment }, readPaymentsConfig);
}

test("the sandbox is the provider outside production", () => {
  expect(read({}).provider.name).toBe("sandbox");
});

test("production names its provider, and may name the sandbox", () => {
  expect(() => read({ NODE_ENV: "production" })).toThrow(SettingsError);
  expect(() => read({ NODE_ENV: "production" })).toThrow(/PAYMENT_PROVIDER +is missing/);
  expect(read({ NODE_ENV: "production", PAYMENT_PROVIDER: "sandbox" }).provider.name).toBe("sandbox");
});

test("an unknown provider is refused by name", () => {
  expect(() => read({ PAYMENT_PROVIDER: "gold" })).toThrow(/PAYMENT_PROVIDER +"gold" must be one of sandbox/);
});

test("the sandbox bank's database is beside payments' own, or where SANDBOX_DATABASE_URL says", () => {
  expect(read({}).provider.database.url).toBe("postgres://souk@localhost/souk_sandbox_bank");
  const own = { PAYMENTS_DATABASE_URL: "postgres://pay@db1/pay" };
  expect(read(own).provider.database.url).toBe("postgres://pay@db1/souk_sandbox_bank");
  const named = { ...own, SANDBOX_DATABASE_URL: "postgres://bank@db2/bank" };
  expect(read(named).provider.database.url).toBe("postgres://bank@db2/bank");
});

test("the sandbox is well-behaved unless it is told otherwise", () => {
  expect(read({}).provider.faults).toEqual({ latencyMs: 0, lostAnswerPercent: 0, seed: "1" });
  expect(() => read({ SANDBOX_LOST_ANSWER_PERCENT: "101" })).toThrow(/SANDBOX_LOST_ANSWER_PERCENT .* 0 to 100/);
  expect(() => read({ SANDBOX_LATENCY_MS: "slow" })).toThrow(/SANDBOX_LATENCY_MS/);
});
