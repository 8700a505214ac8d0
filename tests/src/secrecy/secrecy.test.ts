// own shop: the tests read its log at the lowest level
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IdentityProvider } from "../test-kit/clients/identity-provider.js";
import { ownerNames } from "../test-kit/data/test-databases.js";
import { makeShopKeys } from "../test-kit/shop/shop-keys.js";
import { adminAccount } from "../test-kit/shop/shop-settings.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { settledTraces } from "../test-kit/data/traces.js";
import { pushAccountSecrets, pushWaitingMail } from "./account-secrets.js";
import { pushApiKeys } from "./api-key-secrets.js";
import { Canaries, keepKeys } from "./canaries.js";
import { pushCardSecrets } from "./card-secrets.js";
import { pushEmailChange, pushPasswordReset } from "./credential-secrets.js";
import { pushDevices } from "./device-secrets.js";
import { pushFormSecrets } from "./form-secrets.js";
import { guestEmail, pushGuestSecrets } from "./guest-secrets.js";
import { RecordedAnswers, type RecordedAnswer } from "./recorded-answers.js";
import { providerSettings, pushProviderSecrets, startProvider } from "./provider-secrets.js";
import { pushSecondFactorSecrets } from "./second-factor-secrets.js";
import { storedRows, type StoredRow } from "./stored-rows.js";

const canaries = new Canaries();
const recorded = new RecordedAnswers();
let shop: TestShop;
let provider: IdentityProvider;
/** The rows that were stored while a mail could not be sent. */
let waiting: StoredRow[];

/** Sends every secret through the shop at the most verbose log level. */
beforeAll(async () => {
  const { environment: keys } = await makeShopKeys();
  provider = await startProvider();
  const environment = { ...keys, ...providerSettings(provider), LOG_LEVEL: "trace" };
  shop = await TestShop.create({ storefront: true, environment });
  canaries.keep("the admin's password", adminAccount.password);
  for (const [name, text] of Object.entries(keys)) keepKeys(canaries, name, text);
  const buyer = await pushAccountSecrets(shop, canaries);
  await pushSecondFactorSecrets(shop, canaries);
  waiting = await pushWaitingMail(shop, canaries);
  await pushPasswordReset(shop, canaries);
  await pushEmailChange(shop, canaries);
  await pushApiKeys(shop, canaries);
  await pushDevices(shop, canaries);
  await pushProviderSecrets(shop, canaries, provider);
  await pushGuestSecrets(shop, canaries);
  await pushCardSecrets(shop, canaries, buyer);
  await pushFormSecrets(shop, canaries);
  await settledTraces(shop);
});

afterAll(async () => {
  recorded[Symbol.dispose]();
  await shop[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

test("the secrets went through the shop, and most of them are distinct", () => {
  expect(canaries.names.length).toBeGreaterThan(60);
  const twice = canaries.names.filter((name, index) => canaries.names.indexOf(name) !== index);
  expect(twice).toEqual([]);
  for (const { name, secret } of canaries.secrets) expect(canaries.in(JSON.stringify({ a: secret }))).toContain(name);
});

test("S1-59: no log line contains a secret", async () => {
  const lines = await shop.logLines();
  expect(lines.length).toBeGreaterThan(300);
  for (const level of ["trace", "info", "warn", "error"]) expect(lines.join("")).toContain(`"level":"${level}"`);
  for (const line of lines) expect([canaries.in(line), line]).toEqual([[], line]);
});

test("no log line contains a signed token, including service tokens, or a guest's address", async () => {
  const signed = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}/;
  expect(canaries.secrets.filter(({ secret }) => signed.test(secret)).length).toBeGreaterThan(5);
  expect((await shop.logLines()).filter((line) => signed.test(line) || line.includes(guestEmail))).toEqual([]);
});

test("an answer contains only the secret that it gives to its owner", () => {
  const all = recorded.answers.map(({ text }) => text).join("");
  for (const word of [
    "BAD_USER_INPUT",
    "INTERNAL_SERVER_ERROR",
    "PaymentDeclined",
    "ServiceUnavailable",
    "PERSISTED_QUERY",
  ])
    expect(all).toContain(word);
  const ours = recorded.answers.filter(({ origin }) => origin !== provider.issuer);
  for (const { path, text } of ours.filter((answer) => !repeatsRequest(answer)))
    expect([path, canaries.in(text, "answers"), text]).toEqual([path, [], text]);
  for (const { path, cookies } of ours)
    expect([path, canaries.in(cookies, "answers", "cookies"), cookies]).toEqual([path, [], cookies]);
});

/** The mailbox shows mails unchanged, and the answer for an unknown address repeats it. */
function repeatsRequest({ path }: RecordedAnswer): boolean {
  return /^\/(dev\/mail|reset-password\/[^/]+\/more$)/.test(path);
}

test("the metrics contain no secret", async () => {
  const text = await (await shop.client.fetch("/metrics")).text();
  expect(text).toContain("# TYPE");
  expect(canaries.in(text)).toEqual([]);
});

describe.each([...ownerNames])("in the database of %s", (owner) => {
  test("no table contains a secret, jobs included; a mail contains only its own", async () => {
    const rows = await storedRows(shop, owner);
    expect(rows.length).toBeGreaterThan(0);
    for (const { table, row, mail } of rows) {
      expect([table, canaries.in(row), row]).toEqual([table, [], row]);
      expect([table, canaries.in(mail, "mails"), mail]).toEqual([table, [], mail]);
    }
  });

  test("a guest's address is stored only with the order and its mails", async () => {
    const rows = (await storedRows(shop, owner)).filter(({ row }) => row.includes(guestEmail));
    expect(rows.length > 0).toBe(owner === "orders" || owner === "notifications");
  });
});

test("a waiting mail's job contains only the mail's own secret", () => {
  expect(waiting.map(({ row }) => row).join("")).toContain("sendVerificationMail");
  for (const { table, row } of waiting) {
    const places = table.endsWith("_private_jobs") ? (["mails"] as const) : [];
    expect([table, canaries.in(row, ...places), row]).toEqual([table, [], row]);
  }
});
