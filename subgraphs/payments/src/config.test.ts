import { beforeAll, describe, expect, test } from "@jest/globals";
import { newCardKeys } from "@souk/kernel/cards/card-keys";
import { readSettings, SettingsError, type Environment } from "@souk/kernel/config/config-reader";
import { noProject, projectOf, type LoadedProject } from "@souk/kernel/project/project";
import { readPaymentsConfig } from "./config.js";

let cardKeys: Awaited<ReturnType<typeof newCardKeys>>;
const database = { DATABASE_URL: "postgres://souk@localhost/postgres" };
const stripe = { STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };
const razorpay = { RAZORPAY_KEY_ID: "rzp_1", RAZORPAY_KEY_SECRET: "secret", RAZORPAY_WEBHOOK_SECRET: "secret" };

function read(environment: Environment, project: LoadedProject = noProject) {
  return readSettings(
    "payments",
    { ...database, CARD_VAULT_KEYS: cardKeys.vault, ...environment },
    readPaymentsConfig,
    project,
  );
}

function readSandbox(environment: Environment) {
  const [first] = read(environment).providers.offered;
  if (first.name !== "sandbox") throw new Error(`the provider is ${first.name}`);
  return first;
}

beforeAll(async () => {
  cardKeys = await newCardKeys();
});

test("the sandbox is the default provider outside production", () => {
  expect(read({}).providers).toMatchObject({ offered: [{ name: "sandbox" }], others: [] });
});

test("production must name its provider, and may name the sandbox", () => {
  expect(() => read({ NODE_ENV: "production" })).toThrow(SettingsError);
  expect(() => read({ NODE_ENV: "production" })).toThrow(/PAYMENT_PROVIDER +is missing/);
  expect(readSandbox({ NODE_ENV: "production", PAYMENT_PROVIDER: "sandbox" }).name).toBe("sandbox");
});

test.each([
  ["none", () => "", "is missing"],
  ["no JSON", () => "{", "is not a JWK Set of private X25519 keys and A256GCMKW keys, at least one of each"],
  ["the router's keys, which cannot open cards", () => cardKeys.seal, "is not a JWK Set of private"],
])("startup fails when the card keys are %s", (_what, text, complaint) => {
  expect(() => read({ CARD_VAULT_KEYS: text() })).toThrow(complaint);
});

test("an unknown provider is refused by name", () => {
  expect(() => read({ PAYMENT_PROVIDER: "gold" })).toThrow(/PAYMENT_PROVIDER +"gold" must be one of sandbox/);
});

describe("the sandbox", () => {
  test("uses a database beside that of payments, or the one in SANDBOX_DATABASE_URL", () => {
    expect(readSandbox({}).database.url).toBe("postgres://souk@localhost/souk_sandbox_bank");
    const own = { PAYMENTS_DATABASE_URL: "postgres://pay@db1/pay" };
    expect(readSandbox(own).database.url).toBe("postgres://pay@db1/souk_sandbox_bank");
    const named = { ...own, SANDBOX_DATABASE_URL: "postgres://bank@db2/bank" };
    expect(readSandbox(named).database.url).toBe("postgres://bank@db2/bank");
  });

  test("injects no faults by default", () => {
    expect(readSandbox({})).toMatchObject({
      faults: { latencyMs: 0, lostAnswerPercent: 0, repeatedCallPercent: 0, seed: "1" },
      webhooks: "off",
      webhookSecret: null,
    });
    expect(() => read({ SANDBOX_LOST_ANSWER_PERCENT: "101" })).toThrow(/SANDBOX_LOST_ANSWER_PERCENT .* 0 to 100/);
    expect(() => read({ SANDBOX_LATENCY_MS: "slow" })).toThrow(/SANDBOX_LATENCY_MS/);
    expect(() => read({ SANDBOX_WEBHOOKS: "sometimes" })).toThrow(/SANDBOX_WEBHOOKS .* disordered/);
  });
});

describe("a provider with an account", () => {
  test.each([
    ["stripe", { ...stripe }, ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"]],
    ["razorpay", { ...razorpay }, ["RAZORPAY_KEY_ID", "RAZORPAY_KEY_SECRET", "RAZORPAY_WEBHOOK_SECRET"]],
  ])("%s has its own address, and needs its keys", (name, account, names) => {
    const offered = [{ name, baseUrl: `https://api.${name}.com` }];
    expect(read({ PAYMENT_PROVIDER: name, ...account }).providers).toMatchObject({ offered, others: [] });
    for (const missing of names)
      expect(() => read({ PAYMENT_PROVIDER: name })).toThrow(new RegExp(`${missing} +is missing`));
  });

  test("S2-37: takes the money at once, or at shipment by its setting", () => {
    const all = { PAYMENT_PROVIDERS: "sandbox,stripe,razorpay", ...stripe, ...razorpay };
    const timesWith = (settings: Record<string, string>) =>
      read({ ...all, ...settings }).providers.offered.map((one) => "capturesLater" in one && one.capturesLater);
    expect(timesWith({})).toEqual([false, false, false]);
    expect(timesWith({ SANDBOX_CAPTURE: "at-shipment" })).toEqual([true, false, false]);
    expect(timesWith({ STRIPE_CAPTURE: "at-shipment", RAZORPAY_CAPTURE: "at-shipment" })).toEqual([false, true, true]);
    expect(() => read({ ...all, STRIPE_CAPTURE: "later" })).toThrow(/STRIPE_CAPTURE +"later" must be one of at-once/);
  });

  test("finishes its own payments after another provider takes over, as long as its keys are set", () => {
    const { providers } = read({ PAYMENT_PROVIDER: "stripe", ...stripe, ...razorpay });
    expect(providers).toMatchObject({ offered: [{ name: "stripe" }], others: [{ name: "razorpay" }] });
    expect(read(stripe).providers).toMatchObject({ offered: [{ name: "sandbox" }], others: [{ name: "stripe" }] });
  });
});

describe("several providers", () => {
  test("take new payments in the order of the list, which replaces the single setting", () => {
    const { offered, others } = read({
      PAYMENT_PROVIDERS: "razorpay, sandbox,razorpay",
      PAYMENT_PROVIDER: "stripe",
      ...razorpay,
      ...stripe,
    }).providers;
    expect(offered).toMatchObject([{ name: "razorpay" }, { name: "sandbox" }]);
    expect(others).toMatchObject([{ name: "stripe" }]);
  });

  test("production needs the list or the single setting", () => {
    const list = { NODE_ENV: "production", PAYMENT_PROVIDERS: "sandbox" };
    expect(read(list).providers.offered).toMatchObject([{ name: "sandbox" }]);
  });

  test("an unknown name is a fault that names it", () => {
    expect(() => read({ PAYMENT_PROVIDERS: "sandbox,gold" })).toThrow(
      /PAYMENT_PROVIDERS +"gold" must be some of sandbox/,
    );
  });
});

describe("a provider of the project", () => {
  const plugin = {
    name: "acme",
    settings: { ACME_SECRET_KEY: "required", ACME_URL: "optional" },
    open: () => ({}),
  } as const;
  const project = { ...noProject, project: projectOf({ payments: { providers: [plugin] } }) };

  test("is selected by its name, with its settings", () => {
    const { offered, others } = read({ PAYMENT_PROVIDER: "acme", ACME_SECRET_KEY: "secret" }, project).providers;
    expect(offered[0]).toEqual({
      name: "plugin",
      plugin,
      settings: { ACME_SECRET_KEY: "secret", ACME_URL: undefined },
    });
    expect(others).toEqual([]);
  });

  test("finishes its payments beside another one while its required settings are given", () => {
    expect(read({ ACME_SECRET_KEY: "secret" }, project).providers.others).toMatchObject([{ plugin: { name: "acme" } }]);
    expect(read({ ACME_URL: "http://acme" }, project).providers.others).toEqual([]);
  });

  test("must have its required settings when it is selected", () => {
    expect(() => read({ PAYMENT_PROVIDER: "acme" }, project)).toThrow(/ACME_SECRET_KEY +is missing/);
  });

  test("is unknown without the project", () => {
    expect(() => read({ PAYMENT_PROVIDER: "acme" })).toThrow("must be one of sandbox, stripe, razorpay");
  });
});
