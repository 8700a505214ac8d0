// own shop: it charges with Razorpay
import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FakeRazorpay, type CheckoutAnswer } from "@souk/payments/testing/fake-razorpay";
import {
  AddPaymentMethodDocument,
  CheckoutWithActionDocument,
  OrderWithActionDocument,
  PayOrderWithActionDocument,
  ProductDocument,
  RefundOrderDocument,
} from "../generated/operations.js";
import { addToCart, checkoutInput } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

// a local server simulates Razorpay according to its documentation

const webhookSecret = "the webhook's secret";
let resources: AsyncDisposableStack;
let razorpay: FakeRazorpay;
let shop: TestShop;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const { fake, server } = await FakeRazorpay.open();
  resources.use(server);
  razorpay = fake;
  const environment = {
    PAYMENT_PROVIDER: "razorpay",
    RAZORPAY_KEY_ID: "rzp_test_souk",
    RAZORPAY_KEY_SECRET: "secret",
    RAZORPAY_WEBHOOK_SECRET: webhookSecret,
    RAZORPAY_URL: server.url,
  };
  shop = resources.use(await TestShop.create({ environment }));
});

afterAll(async () => resources.disposeAsync());

/** Creates a buyer who has checked out two units of a product, and the order for Razorpay's checkout. */
async function buyerWithAction() {
  const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ price: "49.99", stock: 5 })]);
  await addToCart(buyer, product.id, 2);
  const input = checkoutInput({ payment: { atProvider: true } });
  const { checkout: action } = await buyer.get(CheckoutWithActionDocument, { input });
  if (action?.__typename !== "PaymentActionRequired") throw new Error(JSON.stringify(action));
  return { buyer, product, input, action, orderId: action.order.id, razorpayOrderId: String(action.providerOrderId) };
}

function paid(razorpayOrderId: string): CheckoutAnswer {
  const answer = razorpay.checkOut(razorpayOrderId);
  if (!answer) throw new Error("the bank refused");
  return answer;
}

async function confirm(
  buyer: Shopper,
  orderId: string,
  { razorpay_payment_id: providerPaymentId, razorpay_signature: signature }: CheckoutAnswer,
) {
  const payment = { confirmation: { providerPaymentId, signature } };
  const input = { orderId, idempotencyKey: randomUUID(), payment };
  return (await buyer.get(PayOrderWithActionDocument, { input })).payOrder;
}

async function confirmed(buyer: Shopper, orderId: string, razorpayOrderId: string): Promise<CheckoutAnswer> {
  const answer = paid(razorpayOrderId);
  expect(await confirm(buyer, orderId, answer)).toMatchObject({ __typename: "Order" });
  return answer;
}

async function postWebhook(event: string, payload: object): Promise<number> {
  const body = JSON.stringify({ event, created_at: Math.floor(Date.now() / 1000), payload });
  const signature = createHmac("sha256", webhookSecret).update(body).digest("hex");
  const headers = { "content-type": "application/json", "x-razorpay-signature": signature };
  return (await shop.client.fetch("/webhooks/payments/razorpay", { method: "POST", headers, body })).status;
}

/** Postpones the polling of open refunds by an hour after its first failure. */
async function postponeLookups(): Promise<void> {
  await eventually(async () => {
    const put = await shop.rows(
      "orders",
      `update graphile_worker._private_jobs job set run_at = now() + interval '1 hour'
       from graphile_worker._private_tasks task
       where task.id = job.task_id and task.identifier = 'settleRefund' and job.last_error is not null returning 1`,
    );
    expect(put).toHaveLength(1);
  });
}

const orderOf = async (buyer: Shopper, id: string) => (await buyer.get(OrderWithActionDocument, { id })).order;
const stockOf = async (id: string) => (await (await shop.admin()).get(ProductDocument, { id })).product?.stock;

const refusedConfirmation = {
  __typename: "InvalidInput",
  code: "VALIDATION_FAILED",
  fields: [{ path: "payment.confirmation", message: expect.stringContaining("is not the provider's") }],
};

describe("a shop with the provider Razorpay", () => {
  test("answers with the data for Razorpay's checkout; the order keeps its reserved stock", async () => {
    const { action, product } = await buyerWithAction();
    expect(action).toMatchObject({
      code: "PAYMENT_ACTION_REQUIRED",
      provider: "razorpay",
      publicKey: "rzp_test_souk",
      providerOrderId: expect.stringMatching(/^order_/),
      amount: { amount: "107.97", currency: "CAD" },
      redirectUrl: null,
      clientSecret: null,
      order: { status: "CREATED", checkout: { step: "ACTION_REQUIRED" }, payments: [{ status: "PENDING" }] },
    });
    expect(await stockOf(product.id)).toMatchObject({ reserved: 2 });
  });

  test("S4-33: is paid once by the checkout's signature, which captures the payment", async () => {
    const { buyer, orderId, razorpayOrderId, product } = await buyerWithAction();
    const before = razorpay.ledger().charges;
    const answer = paid(razorpayOrderId);
    const order = { __typename: "Order", id: orderId, checkout: { step: "PAID" }, payments: [{ status: "SUCCEEDED" }] };
    expect(await confirm(buyer, orderId, answer)).toMatchObject(order);
    expect(await confirm(buyer, orderId, answer)).toMatchObject(order);
    expect(razorpay.ledger().charges).toBe(before + 1);
    expect(await stockOf(product.id)).toMatchObject({ onHand: 3, reserved: 0 });
  });

  test("refuses a forged signature without a change, and accepts the genuine one afterwards", async () => {
    const { buyer, orderId, razorpayOrderId, product } = await buyerWithAction();
    const signature = createHmac("sha256", "another secret").update(`${razorpayOrderId}|pay_forged`).digest("hex");
    const forged = {
      razorpay_payment_id: "pay_forged",
      razorpay_order_id: razorpayOrderId,
      razorpay_signature: signature,
    };
    expect(await confirm(buyer, orderId, forged)).toMatchObject(refusedConfirmation);
    expect(await orderOf(buyer, orderId)).toMatchObject({ status: "CREATED", payments: [{ status: "PENDING" }] });
    expect(await stockOf(product.id)).toMatchObject({ onHand: 5, reserved: 2 });
    expect(await confirm(buyer, orderId, paid(razorpayOrderId))).toMatchObject({ __typename: "Order" });
  });

  test("refuses a replayed signature for another order: one payment pays one order", async () => {
    const [first, second] = [await buyerWithAction(), await buyerWithAction()];
    const answer = paid(first.razorpayOrderId);
    expect(await confirm(first.buyer, first.orderId, answer)).toMatchObject({ __typename: "Order" });
    expect(await confirm(second.buyer, second.orderId, answer)).toMatchObject(refusedConfirmation);
    expect(await orderOf(second.buyer, second.orderId)).toMatchObject({ status: "CREATED" });
  });

  test("hides another user's order for any signature", async () => {
    const { orderId, razorpayOrderId } = await buyerWithAction();
    const stranger = await shop.signUp();
    expect(await confirm(stranger, orderId, paid(razorpayOrderId))).toMatchObject({ __typename: "NotFound" });
  });

  test("is paid by Razorpay's webhook when the buyer's browser does not return", async () => {
    const { buyer, orderId, razorpayOrderId } = await buyerWithAction();
    const { razorpay_payment_id: id } = paid(razorpayOrderId);
    const payment = { entity: { id, order_id: razorpayOrderId, status: "authorized", notes: [] } };
    expect(await postWebhook("payment.authorized", { payment })).toBe(200);
    await eventually(async () =>
      expect(await orderOf(buyer, orderId)).toMatchObject({
        payments: [{ status: "SUCCEEDED" }],
        checkout: { step: "PAID" },
      }),
    );
  });

  test("is paid by a repeated request with the checkout's key", async () => {
    const { buyer, input, orderId, razorpayOrderId } = await buyerWithAction();
    expect(razorpay.checkOut(razorpayOrderId, { failure: "payment_failed" })).toBeNull();
    const { checkout: again } = await buyer.get(CheckoutWithActionDocument, { input });
    expect(again).toMatchObject({ __typename: "PaymentActionRequired", providerOrderId: razorpayOrderId });
    paid(razorpayOrderId);
    const { checkout } = await buyer.get(CheckoutWithActionDocument, { input });
    expect(checkout).toMatchObject({ __typename: "Order", id: orderId, payments: [{ status: "SUCCEEDED" }] });
  });

  test("refunds the money", async () => {
    const { buyer, orderId, razorpayOrderId } = await buyerWithAction();
    await confirmed(buyer, orderId, razorpayOrderId);
    const before = razorpay.ledger().refundedMinor;
    const { refundOrder } = await (await shop.admin()).get(RefundOrderDocument, { id: orderId });
    expect(refundOrder).toMatchObject({ __typename: "Order", status: "REFUNDED" });
    expect(razorpay.ledger().refundedMinor).toBe(before + 10_797);
  });

  test("is REFUNDED by Razorpay's webhook while a refund is pending, without polling by orders", async () => {
    const { buyer, orderId, razorpayOrderId } = await buyerWithAction();
    const { razorpay_payment_id: id } = await confirmed(buyer, orderId, razorpayOrderId);
    razorpay.refundsAre = "pending";
    const { refundOrder } = await (await shop.admin()).get(RefundOrderDocument, { id: orderId });
    expect(refundOrder).toMatchObject({ __typename: "Order", status: "PAID" });
    await postponeLookups();
    const [refund] = razorpay.processRefunds();
    razorpay.refundsAre = "processed";
    const payload = { refund: { entity: refund }, payment: { entity: { id, order_id: razorpayOrderId, notes: [] } } };
    expect(await postWebhook("refund.processed", payload)).toBe(200);
    await eventually(async () => expect(await orderOf(buyer, orderId)).toMatchObject({ status: "REFUNDED" }));
  });

  test("accepts no cards, and explains where to enter them", async () => {
    const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ stock: 5 })]);
    await addToCart(buyer, product.id);
    const { checkout } = await buyer.get(CheckoutWithActionDocument, { input: checkoutInput() });
    const message = expect.stringContaining("atProvider");
    expect(checkout).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "payment.card.cardNumber", message }],
    });
    const input = { paymentType: "CARD" as const, details: cardThat("succeeds") };
    const { addPaymentMethod } = await buyer.get(AddPaymentMethodDocument, { input });
    expect(addPaymentMethod).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "details.cardNumber", message }],
    });
  });
});
