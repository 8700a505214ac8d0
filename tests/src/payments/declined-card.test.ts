// own shop: it counts the declines since its start
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CartDocument,
  OrderDocument,
  OrdersDocument,
  PayOrderDocument,
  ProductDocument,
} from "../generated/operations.js";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { drainOutboxes, timers } from "../test-kit/data/drained-outboxes.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ isShared: false });
});

afterAll(async () => shop[Symbol.asyncDispose]());

const card = (outcome: Parameters<typeof cardThat>[0]) => ({ card: cardThat(outcome) });

async function stockOf(id: string) {
  return (await (await shop.admin()).get(ProductDocument, { id })).product?.stock;
}

async function pay(
  buyer: Shopper,
  orderId: string,
  outcome: Parameters<typeof cardThat>[0],
  idempotencyKey: string = randomUUID(),
) {
  return (await buyer.get(PayOrderDocument, { input: { orderId, idempotencyKey, payment: card(outcome) } })).payOrder;
}

describe("a declined card, then another one", () => {
  let buyer: Shopper;
  let product: { id: string };
  let order: { id: string; number: string };

  beforeAll(async () => {
    [buyer, product] = await Promise.all([shop.signUp(), shop.product({ price: "49.99", stock: 5 })]);
    await addToCart(buyer, product.id, 2);
  });

  test("the order is CREATED with a failed payment, and can be read", async () => {
    const declined = await checkOut(buyer, { payment: card("is declined") });
    if (declined.__typename !== "PaymentDeclined") throw new Error(JSON.stringify(declined));
    expect(declined).toMatchObject({ code: "PAYMENT_DECLINED", declineCode: "card_declined" });
    order = declined.order;
    const payment = { status: "FAILED", declineCode: "card_declined", amount: { amount: declined.order.total.amount } };
    expect(declined.order).toMatchObject({ status: "CREATED", payments: [payment], shipments: [] });
    const { orders } = await buyer.get(OrdersDocument, { filter: { status: "CREATED" } });
    expect(orders?.nodes.map(({ number }) => number)).toEqual([order.number]);
  });

  test("S2-41: the decline is counted by step and reason", async () => {
    const page = await (await shop.client.fetch("/metrics")).text();
    expect(page.split("\n")).toContainEqual('checkout_failures_total{step="CHARGE",reason="declined"} 1');
  });

  test("the cart is unchanged and the stock is free again", async () => {
    expect((await buyer.get(CartDocument)).cart?.lines).toMatchObject([{ product: { id: product.id }, quantity: 2 }]);
    expect(await stockOf(product.id)).toEqual({ onHand: 5, reserved: 0, available: 5, inStock: true });
  });

  test("S1-15: no shipment and no mail is created", async () => {
    await drainOutboxes(shop, timers);
    expect((await buyer.get(OrderDocument, { id: order.id })).order?.shipments).toEqual([]);
    expect((await mailsTo(shop.client, buyer.email)).filter(({ text }) => text.includes(order.number))).toEqual([]);
  });

  test("the other card pays the order, takes the stock and empties the cart", async () => {
    const paid = await pay(buyer, order.id, "succeeds");
    expect(paid).toMatchObject({ __typename: "Order", id: order.id, number: order.number });
    const now = (await buyer.get(OrderDocument, { id: order.id })).order;
    expect(now?.payments).toMatchObject([{ status: "FAILED" }, { status: "SUCCEEDED", amount: now?.total }]);
    expect(now?.events.slice(0, 6)).toMatchObject([
      { type: "orderPlaced", to: "CREATED" },
      { type: "stockReserved", from: null, to: null },
      { type: "paymentDeclined", from: null, to: null, detail: "card_declined" },
      { type: "stockReserved", from: null, to: null },
      { type: "paymentCharged", from: null, to: null },
      { type: "orderPaid", from: "CREATED", to: "PAID" },
    ]);
    expect((await buyer.get(CartDocument)).cart?.lines).toEqual([]);
    expect(await stockOf(product.id)).toEqual({ onHand: 3, reserved: 0, available: 3, inStock: true });
  });

  test("S1-14: the order is shipped and confirmed once, only after the payment", async () => {
    await eventually(async () => {
      expect((await buyer.get(OrderDocument, { id: order.id })).order?.shipments).toHaveLength(1);
    });
    await eventually(async () => {
      const mails = await mailsTo(shop.client, buyer.email);
      expect(mails.filter(({ subject }) => subject === `Order ${order.number} confirmed`)).toHaveLength(1);
    });
  });

  test("the order cannot be paid twice", async () => {
    expect(await pay(buyer, order.id, "succeeds")).toMatchObject({ __typename: "Conflict", code: "CONFLICT" });
    expect((await buyer.get(OrderDocument, { id: order.id })).order?.payments).toHaveLength(2);
  });
});

describe("the result of a card", () => {
  test("without funds is a decline with that reason, also for payOrder", async () => {
    const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ stock: 1 })]);
    await addToCart(buyer, product.id);
    const declined = await checkOut(buyer, { payment: card("has no funds") });
    if (declined.__typename !== "PaymentDeclined") throw new Error(JSON.stringify(declined));
    expect(declined.declineCode).toBe("insufficient_funds");
    const again = await pay(buyer, declined.order.id, "is declined");
    expect(again).toMatchObject({ __typename: "PaymentDeclined", declineCode: "card_declined" });
    expect((await stockOf(product.id))?.available).toBe(1);
  });

  test("is a paid order with one payment when the provider's answer is lost", async () => {
    const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ stock: 2 })]);
    await addToCart(buyer, product.id, 2);
    const placed = await checkOut(buyer, { payment: card("loses the answer") });
    if (placed.__typename !== "Order") throw new Error(JSON.stringify(placed));
    await eventually(async () => {
      const { order } = await buyer.get(OrderDocument, { id: placed.id });
      expect(["PAID", "PROCESSING"]).toContain(order?.status);
      expect(order?.payments).toMatchObject([{ status: "SUCCEEDED", amount: order?.total }]);
    });
    const charges = await shop.rows("sandbox", `select 1 from charges where description like $1`, [
      `%${placed.number}%`,
    ]);
    expect(charges).toHaveLength(1);
    // the stock is committed after the payment
    await eventually(async () => expect(await stockOf(product.id)).toMatchObject({ onHand: 0, reserved: 0 }));
  });
});
