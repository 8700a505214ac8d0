import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Database } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { PaymentsHarness } from "../../testing/payments-harness.js";

const cvc = "8317";
const numbers = ["4242424242424242", "4000000000000002", "4000000000000119"];
const as = { id: randomUUID(), role: "CUSTOMER" } as const;
const messages: string[] = [];
let logged = "";
let harness: PaymentsHarness;

const tokenize = `mutation ($card: CardInput!) { tokenizeCard(card: $card) { token fields { path message } } }`;
const add = `mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) { __typename
  ... on PaymentMethod { id brand last4 } ... on Problem { message } ... on InvalidInput { fields { path message } } } }`;

beforeAll(async () => {
  const logger = createLogger("payments", "trace", { write: (line: string) => void (logged += line) });
  harness = await PaymentsHarness.open({ logger });
  for (const cardNumber of numbers) {
    const card = { cardNumber, expiryMonth: 12, expiryYear: 2040, cvc };
    await send(add, { input: { paymentType: "CARD", details: card } });
    const { data } = await send(tokenize, { card });
    await charge(data.tokenizeCard.token);
    const { data: waiting } = await send(tokenize, { card });
    // The payment keeps its token while it waits, and its job fails.
    harness.provider.mood = "unavailable";
    await charge(waiting.tokenizeCard.token);
    await send(tokenize, { card });
    await send(add, { input: { paymentType: "CARD", details: card } });
    harness.provider.mood = "steady";
    for (const wrong of faultsIn(card)) {
      await send(tokenize, { card: wrong });
      await send(add, { input: { paymentType: "CARD", details: wrong } });
    }
    await send(`mutation { tokenizeCard(card: { cardNumber: ${cardNumber}, cvc: ${cvc} }) { token } }`, {});
  }
});

afterAll(async () => harness[Symbol.asyncDispose]());

/** Inputs that fail before they reach a resolver, and some that a resolver refuses. */
function faultsIn(card: { cardNumber: string; cvc: string }): object[] {
  return [
    { ...card, cvc: Number(cvc) },
    { ...card, cardNumber: Number(card.cardNumber) },
    { cardNumber: card.cardNumber, cvc },
    { ...card, number: card.cardNumber },
    { ...card, expiryYear: 2020 },
    { ...card, cardNumber: `${card.cardNumber}1` },
    { ...card, cvc: `${cvc}5` },
  ];
}

async function send(query: string, variables: Record<string, unknown>): Promise<any> {
  const body = await harness.execute(query, variables, query === add ? { as } : { from: "orders" });
  messages.push(JSON.stringify(body));
  return body;
}

async function charge(cardToken: string): Promise<void> {
  const ids = { orderId: randomUUID(), buyerId: as.id, idempotencyKey: randomUUID() };
  const amount = { amount: "49.90", currency: "CAD" };
  messages.push(JSON.stringify(await harness.tryCharge({ ...ids, orderNumber: "ORD-1", amount, cardToken })));
}

/** Returns every row of every table of a database, including the job queue. */
async function allRows({ manager }: Database): Promise<string> {
  const tables: { name: string }[] = await manager.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => manager.query(`select to_json(t)::text as row from ${name} t`)),
  );
  return JSON.stringify(rows);
}

/** Matches the CVC only as a separate word: as part of an id or a time it is not a CVC. */
const theCvc = /(?<![\w.-])8317(?![\w-])/;
const theNumbers = new RegExp(numbers.join("|"));

describe("the card number and the CVC", () => {
  test("S2-29: appear in no table", async () => {
    const rows = (await allRows(harness.database)) + (await allRows(harness.bank));
    expect(rows).toMatch(/sandbox|card_declined/);
    expect(rows).toContain("4242");
    expect(rows).not.toMatch(theNumbers);
    expect(rows).not.toMatch(theCvc);
  });

  test("appear in no log line at any log level", () => {
    expect(logged).toContain("insert into payments");
    expect(logged).not.toMatch(theNumbers);
    expect(logged).not.toMatch(theCvc);
  });

  test("appear in no response and no error", () => {
    for (const word of ["4242", "SUCCEEDED", "DECLINED", "PENDING", "details", "BAD_USER_INPUT"])
      expect(messages.join()).toContain(word);
    expect(messages.join()).not.toMatch(theNumbers);
    expect(messages.join()).not.toMatch(theCvc);
  });
});
