// own shops: the provider reports by webhooks, or the buyer has two seconds
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CartDocument,
  CheckoutWithActionDocument,
  OrderWithActionDocument,
  PayOrderWithActionDocument,
  ProductDocument,
} from "../generated/operations.js";
import { expectReconciled } from "../test-kit/data/reconciliation.js";
import { addToCart, checkoutInput } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const proven = { payment: { card: cardThat("asks the buyer") } };

/** Creates a buyer who has checked out two units of a product with a card that requires 3-D Secure. */
async function buyerWithAction(shop: TestShop) {
  const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ price: "49.99", stock: 5 })]);
  await addToCart(buyer, product.id, 2);
  const input = checkoutInput(proven);
  const { checkout: action } = await buyer.get(CheckoutWithActionDocument, { input });
  if (action?.__typename !== "PaymentActionRequired") throw new Error(JSON.stringify(action));
  return { buyer, product, input, action, page: new URL(action.redirectUrl ?? "").pathname };
}

function answer(shop: TestShop, page: string, decision: string): Promise<Response> {
  return shop.client.fetch(page, { method: "POST", body: new URLSearchParams({ answer: decision }) });
}

async function pay(buyer: Shopper, orderId: string, outcome: Parameters<typeof cardThat>[0] = "succeeds") {
  const input = { orderId, idempotencyKey: randomUUID(), payment: { card: cardThat(outcome) } };
  return (await buyer.get(PayOrderWithActionDocument, { input })).payOrder;
}

async function stockOf(shop: TestShop, id: string) {
  return (await (await shop.admin()).get(ProductDocument, { id })).product?.stock;
}

describe("a card that requires 3-D Secure", () => {
  let shop: TestShop;

  beforeAll(async () => {
    shop = await TestShop.create({ environment: { SANDBOX_WEBHOOKS: "normal", PUBLIC_URL: "https://souk.test" } });
  });

  afterAll(async () => shop[Symbol.asyncDispose]());

  test("is answered with the bank's page; the order keeps its reserved stock, and the cart is unchanged", async () => {
    const { buyer, product, action, page } = await buyerWithAction(shop);
    expect(action).toMatchObject({
      code: "PAYMENT_ACTION_REQUIRED",
      provider: "sandbox",
      amount: { amount: "107.97", currency: "CAD" },
      redirectUrl: expect.stringMatching(/^https:\/\/souk\.test\/sandbox\/challenges\//),
      order: {
        status: "CREATED",
        checkout: { step: "ACTION_REQUIRED", attempts: 1, lastError: null },
        payments: [{ status: "PENDING" }],
      },
    });
    expect(await stockOf(shop, product.id)).toMatchObject({ onHand: 5, reserved: 2 });
    expect((await buyer.get(CartDocument)).cart?.totalQuantity).toBe(2);
    const shown = await shop.client.fetch(page);
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining("CA$107.97")]);
    await answer(shop, page, "refuse");
  });

  test("is charged through the provider's webhook after the buyer's approval, without another request", async () => {
    const { buyer, product, action, page } = await buyerWithAction(shop);
    const approved = await answer(shop, page, "approve");
    expect([approved.status, await approved.text()]).toEqual([200, expect.stringContaining("Payment approved")]);
    await eventually(async () => {
      const { order } = await buyer.get(OrderWithActionDocument, { id: action.order.id });
      expect(order).toMatchObject({ checkout: { step: "PAID", attempts: 1 }, payments: [{ status: "SUCCEEDED" }] });
      expect(order?.shipments).toHaveLength(1);
      // the stock is committed and the cart is emptied after the payment, beside the shipment
      expect(await stockOf(shop, product.id)).toMatchObject({ onHand: 3, reserved: 0 });
      expect((await buyer.get(CartDocument)).cart?.lines).toEqual([]);
    });
  });

  test("is charged once by the first request after the approval: a repeat with the key, or payOrder", async () => {
    for (const field of ["checkout", "payOrder"]) {
      const { buyer, input, action, page } = await buyerWithAction(shop);
      await answer(shop, page, "approve");
      const paid =
        field === "checkout"
          ? (await buyer.get(CheckoutWithActionDocument, { input })).checkout
          : await pay(buyer, action.order.id, "is declined");
      expect(paid).toMatchObject({ __typename: "Order", id: action.order.id, payments: [{ status: "SUCCEEDED" }] });
    }
  });

  test("prevents charges of other cards while its step is open", async () => {
    const { buyer, input, action, page } = await buyerWithAction(shop);
    const { redirectUrl, expiresAt } = action;
    const same = { __typename: "PaymentActionRequired", redirectUrl, expiresAt, order: { id: action.order.id } };
    expect(await pay(buyer, action.order.id)).toMatchObject(same);
    const { checkout: again } = await buyer.get(CheckoutWithActionDocument, { input });
    expect(again).toMatchObject({ ...same, order: { payments: [{ status: "PENDING" }] } });
    await answer(shop, page, "refuse");
  });

  test("is declined after the buyer's refusal, and another card pays the order", async () => {
    const { buyer, product, input, action, page } = await buyerWithAction(shop);
    await answer(shop, page, "refuse");
    const { checkout: declined } = await buyer.get(CheckoutWithActionDocument, { input });
    expect(declined).toMatchObject({ __typename: "PaymentDeclined", declineCode: "authentication_failed" });
    expect(await (await answer(shop, page, "approve")).text()).toContain("Payment declined");
    await eventually(async () => expect(await stockOf(shop, product.id)).toMatchObject({ onHand: 5, reserved: 0 }));
    expect(await pay(buyer, action.order.id)).toMatchObject({
      __typename: "Order",
      checkout: { step: "PAID", lastError: null },
      payments: [{ status: "FAILED" }, { status: "SUCCEEDED" }],
    });
  });

  test.each([
    ["an unknown page", "/sandbox/challenges/nothing", "approve", 404],
    ["an unknown answer", "", "perhaps", 400],
  ])("%s is refused", async (_case, path, decision, status) => {
    const { page } = await buyerWithAction(shop);
    expect((await answer(shop, path || page, decision)).status).toBe(status);
    await answer(shop, page, "refuse");
  });

  test("leaves payments and stock that match the orders", async () => {
    await expect(expectReconciled(shop)).resolves.toBeUndefined();
  });
});

test("a 3-D Secure step without an answer expires: the payment fails, the stock is free, the page is too late", async () => {
  await using shop = await TestShop.create({ environment: { PAYMENT_ACTION_SECONDS: "2" } });
  const { buyer, product, action, page } = await buyerWithAction(shop);
  await eventually(async () => {
    const { order } = await buyer.get(OrderWithActionDocument, { id: action.order.id });
    expect(order).toMatchObject({
      status: "CREATED",
      checkout: { step: "AWAITING_PAYMENT", attempts: 1, lastError: "abandoned" },
      payments: [{ status: "FAILED", declineCode: "abandoned" }],
    });
    expect(await stockOf(shop, product.id)).toMatchObject({ onHand: 5, reserved: 0 });
  });
  expect(await (await answer(shop, page, "approve")).text()).toContain("This payment has expired");
  expect(await pay(buyer, action.order.id)).toMatchObject({ __typename: "Order", checkout: { step: "PAID" } });
});
