import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  CartDocument,
  OrderDocument,
  OrdersDocument,
  PayOrderDocument,
  ProductDocument,
} from "../generated/operations.js";
import { expectReconciled } from "../test-kit/data/reconciliation.js";
import { addToCart, checkOut, checkoutInput } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterEach(async () => expectReconciled(shop));

afterAll(async () => shop[Symbol.asyncDispose]());

const times = <T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)));
const card = (outcome: Parameters<typeof cardThat>[0]) => ({ card: cardThat(outcome) });

function countBy(answers: readonly ({ __typename: string } | null | undefined)[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(answers, (answer) => answer?.__typename ?? "nothing")].map(([name, all]) => [name, all.length]),
  );
}

async function unpaidOrder(buyer: Shopper, productId: string) {
  await addToCart(buyer, productId);
  const declined = await checkOut(buyer, { payment: card("is declined") });
  if (declined.__typename !== "PaymentDeclined") throw new Error(JSON.stringify(declined));
  return declined.order;
}

async function pay(
  buyer: Shopper,
  orderId: string,
  outcome: Parameters<typeof cardThat>[0],
  idempotencyKey: string = randomUUID(),
) {
  return (await buyer.get(PayOrderDocument, { input: { orderId, idempotencyKey, payment: card(outcome) } })).payOrder;
}

describe("concurrent requests to one cart", () => {
  test("add exactly the requested quantity: no update is lost, and the limit of 999 holds", async () => {
    const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ stock: 5000 })]);
    expect(countBy(await times(12, () => addToCart(buyer, product.id, 99)))).toEqual({ Cart: 10, InvalidInput: 2 });
    expect((await buyer.get(CartDocument)).cart?.lines).toMatchObject([{ quantity: 990 }]);
    expect(await addToCart(buyer, product.id, 10)).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "quantity" }],
    });
  });

  test("S0-24: that add the first lines of ten products create one cart with ten lines", async () => {
    const buyer = await shop.signUp();
    const products = await times(10, () => shop.product());
    await times(10, (index) => addToCart(buyer, products[index]?.id ?? ""));
    expect((await buyer.get(CartDocument)).cart).toMatchObject({ totalQuantity: 10 });
    expect(await shop.rows("cart", "select 1 from carts where buyer_id = $1", [buyer.id])).toHaveLength(1);
  });
});

describe("thirty concurrent buyers of one unit", () => {
  test("get one order; the others get OutOfStock and are not charged", async () => {
    const product = await shop.product({ stock: 1 });
    const buyers = await times(30, () => shop.signUp());
    await times(30, (index) => addToCart(buyers[index] as Shopper, product.id));
    const answers = await times(30, (index) => checkOut(buyers[index] as Shopper));
    expect(countBy(answers)).toEqual({ Order: 1, OutOfStock: 29 });
    const { stock } = (await (await shop.admin()).get(ProductDocument, { id: product.id })).product ?? {};
    expect(stock).toEqual({ onHand: 0, reserved: 0, available: 0, inStock: false });
    const charged = await shop.rows("payments", "select 1 from payments where buyer_id = any($1)", [
      buyers.map(({ id }) => id),
    ]);
    expect(charged).toHaveLength(1);
  });

  test("for two products in opposite orders do not deadlock", async () => {
    const [one, other] = [await shop.product({ stock: 5 }), await shop.product({ stock: 5 })];
    const buyers = await times(10, () => shop.signUp());
    for (const [index, buyer] of buyers.entries()) {
      const ids = index % 2 === 0 ? [one.id, other.id] : [other.id, one.id];
      for (const id of ids) await addToCart(buyer, id);
    }
    expect(countBy(await times(10, (index) => checkOut(buyers[index] as Shopper)))).toEqual({
      Order: 5,
      OutOfStock: 5,
    });
  });
});

describe("one checkout sent twenty times concurrently", () => {
  test("S1-32: with one key gives all requests the same order with one payment, and a repeat too", async () => {
    const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ stock: 50 })]);
    await addToCart(buyer, product.id, 2);
    const input = checkoutInput();
    const answers = await times(20, () => checkOut(buyer, input));
    // a line that is added meanwhile stays in the cart
    await addToCart(buyer, product.id);
    answers.push(await checkOut(buyer, input));
    expect(new Set(answers.map((answer) => (answer.__typename === "Order" ? answer.id : answer.__typename))).size).toBe(
      1,
    );
    expect((await buyer.get(CartDocument)).cart?.totalQuantity).toBe(1);
    const { orders } = await buyer.get(OrdersDocument, {});
    expect(orders).toMatchObject({ totalCount: 1, nodes: [{ payments: [{ status: "SUCCEEDED" }] }] });
  });

  test("with one key and a declined card gives one decline", async () => {
    const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ stock: 50 })]);
    await addToCart(buyer, product.id);
    const input = checkoutInput({ payment: card("is declined") });
    expect(countBy(await times(20, () => checkOut(buyer, input)))).toEqual({ PaymentDeclined: 20 });
    expect((await buyer.get(OrdersDocument, {})).orders).toMatchObject({
      totalCount: 1,
      nodes: [{ payments: [{ status: "FAILED" }] }],
    });
  });
});

describe("one order paid twenty times concurrently", () => {
  test.each([
    ["under one key", () => "the one key"],
    ["under a key each", () => randomUUID()],
  ])("%s has one successful payment", async (_how, key) => {
    const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ stock: 1 })]);
    const { id } = await unpaidOrder(buyer, product.id);
    const answers = await times(20, () => pay(buyer, id, "succeeds", key()));
    const { Order: paid = 0, Conflict: late = 0 } = countBy(answers);
    expect([paid + late, paid >= 1]).toEqual([20, true]);
    const { order } = await buyer.get(OrderDocument, { id });
    expect(order?.payments?.map(({ status }) => status)).toEqual(["FAILED", "SUCCEEDED"]);
    const charges = await shop.rows(
      "sandbox",
      `select 1 from charges where description = $1 and decline_code is null`,
      [`Order ${order?.number}`],
    );
    expect(charges).toHaveLength(1);
  });

  test("by valid and declined cards has one payment, and its stock is taken", async () => {
    const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ stock: 20 })]);
    for (let round = 0; round < 5; round++) {
      const { id } = await unpaidOrder(buyer, product.id);
      await times(8, (index) => pay(buyer, id, index % 2 === 0 ? "is declined" : "succeeds"));
      // a declined attempt may have released the stock that another attempt paid for
      const { order } = await buyer.get(OrderDocument, { id });
      if (order?.status === "CREATED") expect(await pay(buyer, id, "succeeds")).toMatchObject({ __typename: "Order" });
      expect(
        (await buyer.get(OrderDocument, { id })).order?.payments?.filter(({ status }) => status === "SUCCEEDED"),
      ).toHaveLength(1);
    }
  });

  test("right after each decline keeps its stock: a decline does not release the next payment's reservation", async () => {
    const product = await shop.product({ stock: 40 });
    await times(4, async () => {
      const buyer = await shop.signUp();
      for (let round = 0; round < 5; round++) {
        const { id } = await unpaidOrder(buyer, product.id);
        expect(await pay(buyer, id, "succeeds")).toMatchObject({ __typename: "Order" });
      }
    });
    expect((await shop.client.get(ProductDocument, { id: product.id })).product?.stock?.available).toBe(20);
  });
});
