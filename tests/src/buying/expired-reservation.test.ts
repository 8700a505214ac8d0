// own shop: reservations end after a second
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { headerNames } from "@souk/kernel/subgraph/graph-request";
import { OrderDocument, PayOrderDocument, ProductDocument } from "../generated/operations.js";
import { addToCart, buy, checkOut } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { RESERVATION_SECONDS: "1" } });
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function stockOf(id: string) {
  return (await (await shop.admin()).get(ProductDocument, { id })).product?.stock;
}

async function pay(buyer: Shopper, orderId: string) {
  const input = { orderId, idempotencyKey: randomUUID(), payment: { card: cardThat("succeeds") } };
  return (await buyer.get(PayOrderDocument, { input })).payOrder;
}

/** Creates an unpaid order with reserved stock and no pending request, like a process that dies before the charge. */
async function abandoned(product: { id: string }): Promise<{ buyer: Shopper; id: string }> {
  const buyer = await shop.signUp();
  await addToCart(buyer, product.id, 2);
  const declined = await checkOut(buyer, { payment: { card: cardThat("is declined") } });
  if (declined.__typename !== "PaymentDeclined") throw new Error(JSON.stringify(declined));
  const { id } = declined.order;
  await eventually(async () =>
    expect(await shop.rows("orders", `select 1 from graphile_worker.jobs where run_at <= now()`)).toEqual([]),
  );
  const query = `mutation ($input: ReserveStockInput!) { reserveStock(input: $input) { shortages { available } } }`;
  const headers = {
    [headerNames.serviceName]: "orders",
    [headerNames.serviceToken]: await shop.serviceToken("orders", "inventory"),
  };
  const variables = { input: { orderId: id, lines: [{ productId: product.id, quantity: 2 }] } };
  const { body } = await shop.executeOnSubgraph("inventory", { query, variables }, headers);
  expect(body).toEqual({ data: { reserveStock: { shortages: [] } } });
  return { buyer, id };
}

const events = async (buyer: Shopper, id: string) =>
  (await buyer.get(OrderDocument, { id })).order?.events.map(({ type }) => type);

describe("an unpaid order whose reservation has expired", () => {
  let product: { id: string };
  let left: { buyer: Shopper; id: string };

  beforeAll(async () => {
    product = await shop.product({ name: "Lamp", stock: 2 });
    left = await abandoned(product);
  });

  test("shows it, and its stock is free", async () => {
    await eventually(async () =>
      expect(await events(left.buyer, left.id)).toEqual([
        "orderPlaced",
        "stockReserved",
        "paymentDeclined",
        "reservationExpired",
      ]),
    );
    expect(await stockOf(product.id)).toMatchObject({ onHand: 2, reserved: 0, available: 2 });
    const query = `query ($id: ID) { order(id: $id) { status events { type actor detail } } }`;
    const { order } = await left.buyer.get(query, { id: left.id });
    expect(order.status).toBe("CREATED");
    expect(order.events.at(-1)).toMatchObject({ actor: "time", detail: expect.stringContaining("not paid in time") });
  });

  test("is a Conflict that names the products without enough stock", async () => {
    await buy(await shop.signUp(), product.id);
    const refused = await pay(left.buyer, left.id);
    expect(refused).toMatchObject({
      __typename: "Conflict",
      message: expect.stringMatching(/Lamp.*: 2 wanted, 1 avail/),
    });
    expect(await stockOf(product.id)).toMatchObject({ onHand: 1, reserved: 0, available: 1 });
  });

  test("can be paid with a new reservation once there is enough stock", async () => {
    const more = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }`;
    await (await shop.admin()).get(more, { input: { productId: product.id, delta: 1, reason: "found" } });
    expect(await pay(left.buyer, left.id)).toMatchObject({ __typename: "Order", status: "PAID" });
    await eventually(async () => expect(await stockOf(product.id)).toMatchObject({ onHand: 0, reserved: 0 }));
  });
});
