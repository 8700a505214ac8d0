import { createHash, randomUUID } from "node:crypto";
import { expect } from "vitest";
import { AddPaymentMethodDocument, OrderDocument, PayOrderDocument } from "../generated/operations.js";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { Canaries } from "./canaries.js";
import { withoutEachTable } from "./stored-rows.js";

const cvc = "9173";
const outcomes = [
  "succeeds",
  "is declined",
  "has no funds",
  "loses the answer",
  "fails its check digit",
  "asks the buyer",
] as const;

/** Sends cards on every path into the shop, also in failing requests. */
export async function pushCardSecrets(shop: TestShop, canaries: Canaries, buyer: ShopClient): Promise<void> {
  canaries.keep("the CVC", cvc);
  for (const outcome of outcomes) canaries.keep(`the card that ${outcome}`, cardThat(outcome).cardNumber);
  const { id: productId } = await shop.product();
  for (const outcome of outcomes) await buyWith(outcome, buyer, productId);
  await pushUnfit(buyer);
  await pushPastGraphql(buyer);
  for (const subgraph of ["payments", "orders"] as const) {
    await using _down = await shop.takeDown(subgraph);
    await useCard(buyer, productId);
  }
  for (const owner of ["payments", "orders", "sandbox"] as const)
    await withoutEachTable(shop, owner, () => useCard(buyer, productId));
}

const card = (outcome: Parameters<typeof cardThat>[0]) => ({ ...cardThat(outcome), cvc });

async function useCard(buyer: ShopClient, productId: string): Promise<void> {
  await buyer.execute(String(AddPaymentMethodDocument), { input: { paymentType: "CARD", details: card("succeeds") } });
  await addToCart(buyer, productId);
  await checkOut(buyer, { payment: { card: card("succeeds") } }).catch(() => undefined);
}

async function buyWith(outcome: (typeof outcomes)[number], buyer: ShopClient, productId: string): Promise<void> {
  await buyer.get(AddPaymentMethodDocument, { input: { paymentType: "CARD", details: card(outcome) } });
  await addToCart(buyer, productId);
  const answer = await checkOut(buyer, { payment: { card: card(outcome) } });
  if (answer.__typename === "PaymentDeclined") {
    const input = { orderId: answer.order.id, idempotencyKey: randomUUID(), payment: { card: card("succeeds") } };
    await buyer.get(PayOrderDocument, { input });
  }
  if (answer.__typename !== "Order") return;
  await eventually(async () =>
    expect((await buyer.get(OrderDocument, { id: answer.id })).order?.shipments).toHaveLength(1),
  );
}

/** Sends cards of the wrong shape, and cards in the document. */
async function pushUnfit(buyer: ShopClient): Promise<void> {
  const good = card("succeeds");
  const { cvc: _forgotten, ...withoutCvc } = good;
  const add = "mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) { __typename } }";
  const unfit = [
    withoutCvc,
    { ...good, cvc: Number(cvc) },
    { ...good, cardNumber: Number(good.cardNumber) },
    { ...good, cardNumber: [good.cardNumber] },
    { ...good, number: good.cardNumber },
    { ...good, expiryYear: good.cardNumber },
    good.cardNumber,
    [good, good.cardNumber],
  ];
  for (const details of unfit) await buyer.execute(add, { input: { paymentType: "CARD", details } });
  await buyer.execute(add, { input: { paymentType: "CARD", ...good } });
  await buyer.execute(add, { inptu: good });
  const inline = `cardNumber: "${good.cardNumber}", cvc: "${cvc}"`;
  for (const details of [
    `{ ${inline}, expiryMonth: 1, expiryYear: 2040 }`,
    `{ ${inline} }`,
    `"${good.cardNumber}"`,
    "{",
  ])
    await buyer.execute(
      `mutation { addPaymentMethod(input: { paymentType: CARD, details: ${details} }) { __typename } }`,
    );
  await buyer.execute(
    `mutation { addPaymentMethod(input: { paymentType: CARD, details: { cardNumber: ${good.cardNumber}, cvc: ${cvc} } }) { __typename } }`,
  );
  await buyer.execute(`mutation ($c: CardInput = { ${inline}, expiryMonth: 1, expiryYear: 2040 }) {
    addPaymentMethod(input: { paymentType: CARD, details: $c }) { __typename } }`);
}

/** Sends cards in requests that are refused before GraphQL, and through other transports. */
async function pushPastGraphql(buyer: ShopClient): Promise<void> {
  const good = card("succeeds");
  const query = "mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) { __typename } }";
  const variables = { input: { paymentType: "CARD", details: good } };
  const body = JSON.stringify({ query, variables });
  const sha256Hash = createHash("sha256").update(query).digest("hex");
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const post = (text: string, type = "application/json", path = "/graphql") =>
    buyer.fetch(path, { method: "POST", headers: { "content-type": type }, body: text });
  await post(body.slice(0, -2));
  await post(body.replace("4242424242424242", "4242424242424242,"));
  await post(JSON.stringify({ query, variables, filler: "x".repeat(1_100_000) }));
  await post(body, "text/plain");
  await post(body, "application/x-www-form-urlencoded");
  await post(
    JSON.stringify([
      { query, variables },
      { query, variables },
    ]),
  );
  for (const request of [
    { extensions, variables },
    { query, extensions, variables },
    { extensions, variables },
  ])
    await post(JSON.stringify(request));
  await post(JSON.stringify({ query, variables: JSON.stringify(variables) }));
  await post(JSON.stringify({ query, operationName: "None", variables }));
  await post(body, "application/json", "/nowhere");
  await post(body, "application/json", "/webhooks/payments/sandbox");
  const inline = query.replace(
    "$input: AddPaymentMethodInput!",
    "$input: AddPaymentMethodInput = { paymentType: CARD }",
  );
  const address = `?query=${encodeURIComponent(inline)}&variables=${encodeURIComponent(JSON.stringify(variables))}`;
  await buyer.fetch(`/graphql${address}`, { headers: { "apollo-require-preflight": "1" } });
  await buyer.fetch(`/health${address}`);
}
