import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  AddPaymentMethodDocument,
  ChangePasswordDocument,
  LoginDocument,
  OrderDocument,
  PayOrderDocument,
  RefreshSessionDocument,
} from "./generated/operations.js";
import { addToCart, checkOut } from "./test-kit/buying.js";
import { cardThat } from "./test-kit/cards.js";
import { eventually } from "./test-kit/eventually.js";
import { mailsTo, signUp, testPassword } from "./test-kit/shopper.js";
import { ownerNames } from "./test-kit/test-databases.js";
import { TestShop } from "./test-kit/test-shop.js";
import { settledTraces, tablesOf } from "./test-kit/traces.js";

const cvc = "9173";
const newPassword = "a second secret sentence";

let shop: TestShop;
/** What must be nowhere, by its name. */
const secrets = new Map<string, string>();

function keep(name: string, secret: string | undefined): void {
  if (!secret) throw new Error(`no ${name}`);
  secrets.set(name, secret);
}

/** Does everything that has a secret in it, at the most talkative level of the log. */
beforeAll(async () => {
  shop = await TestShop.create({ environment: { LOG_LEVEL: "trace" } });
  let buyer = await signUp(shop.client);
  const [mail] = await mailsTo(shop.client, buyer.email);
  keep("the password", testPassword);
  keep("the new password", newPassword);
  keep("the mailed link's token", /verify-email\/([\w-]+)/.exec(mail?.text ?? "")?.[1]);
  keep("the mailed code", /\b\d{6}\b/.exec(mail?.text ?? "")?.[0]);
  keep("the access token", buyer.headers.authorization?.replace("Bearer ", ""));
  keep("the refresh token", buyer.refreshToken);
  const { refreshSession } = await shop.client.get(RefreshSessionDocument, { refreshToken: buyer.refreshToken });
  if (refreshSession?.__typename !== "SignedIn") throw new Error("not refreshed");
  keep("the second refresh token", refreshSession.refreshToken);
  await buyer.get(ChangePasswordDocument, { input: { currentPassword: testPassword, newPassword } });
  await shop.client.get(LoginDocument, { input: { email: buyer.email, password: testPassword } });
  // a new password ends every session
  buyer = await shop.signIn(buyer.email, newPassword);
  keep("the access token after that", buyer.accessToken);
  // a page that a mail scanner opens
  await shop.client.fetch(`/verify-email/${secrets.get("the mailed link's token")}`);
  await shop.client.fetch(
    `/graphql?query=${encodeURIComponent(`{ products(filter: { search: "${newPassword}" }) { totalCount } }`)}`,
    {
      headers: { "apollo-require-preflight": "1" },
    },
  );

  const card = (outcome: Parameters<typeof cardThat>[0]) => ({ ...cardThat(outcome), cvc });
  const product = await shop.product();
  for (const outcome of [
    "succeeds",
    "is declined",
    "has no funds",
    "loses the answer",
    "fails its check digit",
  ] as const) {
    keep(`the card that ${outcome}`, card(outcome).cardNumber);
    await buyer.get(AddPaymentMethodDocument, { input: { paymentType: "CARD", details: card(outcome) } });
    await addToCart(buyer, product.id);
    const answer = await checkOut(buyer, { payment: { card: card(outcome) } });
    if (answer.__typename === "PaymentDeclined") {
      const input = { orderId: answer.order.id, idempotencyKey: randomUUID(), payment: { card: card("succeeds") } };
      await buyer.get(PayOrderDocument, { input });
    }
    if (answer.__typename !== "Order") continue;
    await eventually(async () =>
      expect((await buyer.get(OrderDocument, { id: answer.id })).order?.shipments).toHaveLength(1),
    );
  }
  const { cvc: _forgotten, ...withoutCvc } = card("succeeds");
  await buyer.ask(`mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) { __typename } }`, {
    input: { paymentType: "CARD", details: withoutCvc },
  });
  await buyer.ask(
    `mutation { addPaymentMethod(input: { paymentType: CARD, details: { cardNumber: "4242424242424242", cvc: ${cvc} } }) { __typename } }`,
  );
  {
    using _down = shop.takeDown("payments");
    await buyer.ask(String(AddPaymentMethodDocument), { input: { paymentType: "CARD", details: card("succeeds") } });
    await addToCart(buyer, product.id);
    await checkOut(buyer, { payment: { card: card("succeeds") } });
  }
  await settledTraces(shop);
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** Which secrets a text holds: as they are, in base64 or in hex; digits only where they stand alone. */
function secretsIn(text: string): string[] {
  const standsIn = (digits: string) => new RegExp(`(?<![\\w.-])${digits}(?![\\w-])`).test(text);
  const found = [...secrets].filter(([name, secret]) => {
    if (name === "the mailed code") return standsIn(secret);
    const [base64, hex] = [
      Buffer.from(secret).toString("base64").replace(/.{2}$/, ""),
      Buffer.from(secret).toString("hex"),
    ];
    return [secret, base64, hex].some((form) => text.includes(form));
  });
  return [...found.map(([name]) => name), ...(standsIn(cvc) ? ["the CVC"] : [])];
}

test("the scan finds what is there", () => {
  for (const [name, secret] of secrets) expect(secretsIn(`{"a":"${secret}"}`)).toContain(name);
  expect(secretsIn(`{"cvc":"${cvc}"}`)).toEqual(["the CVC"]);
  expect(secretsIn(Buffer.from("x4242424242424242").toString("hex"))).toContain("the card that succeeds");
});

test("no line of the log holds a password, a card, a token or a code", () => {
  expect(shop.logLines.length).toBeGreaterThan(300);
  for (const line of shop.logLines) expect([secretsIn(line), line]).toEqual([[], line]);
});

describe.each([...ownerNames])("in the database of %s", (owner) => {
  test("no table holds one, the jobs included", async () => {
    for (const { table } of await tablesOf(shop, owner)) {
      // the dev mailbox is those two columns: what its mails said; they stay empty where there is an SMTP server
      const sql = `select (to_jsonb(row) - 'body_text' - 'body_html')::text as row from ${table} row`;
      const rows = await shop.rows<{ row: string }>(owner, sql);
      for (const { row } of rows) expect([table, secretsIn(row), row]).toEqual([table, [], row]);
    }
  });
});
