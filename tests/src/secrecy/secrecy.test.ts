import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { ownerNames } from "../test-kit/test-databases.js";
import { makeShopKeys } from "../test-kit/shop-keys.js";
import { adminAccount, TestShop } from "../test-kit/test-shop.js";
import { settledTraces } from "../test-kit/traces.js";
import { pushAccountSecrets, pushWaitingMail } from "./account-secrets.js";
import { Canaries, keepKeys } from "./canaries.js";
import { pushCardSecrets } from "./card-secrets.js";
import { HeardAnswers } from "./heard-answers.js";
import { pushSecondFactorSecrets } from "./second-factor-secrets.js";
import { storedRows, type StoredRow } from "./stored-rows.js";

jest.setTimeout(120_000);

const canaries = new Canaries();
const heard = new HeardAnswers();
let shop: TestShop;
/** What was stored while a mail could not be sent. */
let waiting: StoredRow[];

/** Does everything that has a secret in it, at the most talkative level of the log. */
beforeAll(async () => {
  const { environment: keys } = await makeShopKeys();
  shop = await TestShop.create({ environment: { ...keys, LOG_LEVEL: "trace" } });
  canaries.keep("the admin's password", adminAccount.password);
  for (const [name, text] of Object.entries(keys)) keepKeys(canaries, name, text);
  const buyer = await pushAccountSecrets(shop, canaries);
  await pushSecondFactorSecrets(shop, canaries);
  waiting = await pushWaitingMail(shop, canaries);
  await pushCardSecrets(shop, canaries, buyer);
  await settledTraces(shop);
});

afterAll(async () => {
  heard[Symbol.dispose]();
  await shop[Symbol.asyncDispose]();
});

test("the secrets went through, and most of them are told apart", () => {
  expect(canaries.names.length).toBeGreaterThan(20);
  const twice = canaries.names.filter((name, index) => canaries.names.indexOf(name) !== index);
  expect(twice).toEqual([]);
  for (const { name, secret } of canaries.secrets) expect(canaries.in(JSON.stringify({ a: secret }))).toContain(name);
});

test("no line of the log holds one", () => {
  expect(shop.logLines.length).toBeGreaterThan(300);
  for (const level of ["trace", "info", "warn", "error"])
    expect(shop.logLines.join("")).toContain(`"level":"${level}"`);
  for (const line of shop.logLines) expect([canaries.in(line), line]).toEqual([[], line]);
});

test("no answer holds one but the one that gives it to its owner", () => {
  const all = heard.answers.map(({ text }) => text).join("");
  for (const word of [
    "BAD_USER_INPUT",
    "INTERNAL_SERVER_ERROR",
    "PaymentDeclined",
    "ServiceUnavailable",
    "PERSISTED_QUERY",
  ])
    expect(all).toContain(word);
  for (const { path, text } of heard.answers.filter((answer) => !showsMails(answer)))
    expect([path, canaries.in(text, "answers"), text]).toEqual([path, [], text]);
});

/** The mailbox shows mails as they are, and the page behind a mailed link sends the link's token on. */
function showsMails({ path }: { readonly path: string }): boolean {
  return path.startsWith("/dev/mail") || path.startsWith("/verify-email/");
}

test("the metrics hold none", async () => {
  const text = await (await shop.client.fetch("/metrics")).text();
  expect(text).toContain("# TYPE");
  expect(canaries.in(text)).toEqual([]);
});

describe.each([...ownerNames])("in the database of %s", (owner) => {
  test("no table holds one, the jobs included; a mail holds none but its own", async () => {
    const rows = await storedRows(shop, owner);
    expect(rows.length).toBeGreaterThan(0);
    for (const { table, row, mail } of rows) {
      expect([table, canaries.in(row), row]).toEqual([table, [], row]);
      expect([table, canaries.in(mail, "mails"), mail]).toEqual([table, [], mail]);
    }
  });
});

test("while a mail waits, its job holds what the mail brings and no more", () => {
  expect(waiting.map(({ row }) => row).join("")).toContain("sendVerificationMail");
  for (const { table, row } of waiting) {
    const place = table.endsWith("_private_jobs") ? "mails" : undefined;
    expect([table, canaries.in(row, place), row]).toEqual([table, [], row]);
  }
});
