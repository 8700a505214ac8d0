import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  AddPaymentMethodDocument,
  CartDocument,
  OrdersDocument,
  PaymentMethodsDocument,
  PayOrderDocument,
  RemovePaymentMethodDocument,
} from "../generated/operations.js";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let owner: Shopper;
let productId: string;

beforeAll(async () => {
  shop = await TestShop.create();
  productId = (await shop.product({ stock: 1000 })).id;
});

afterAll(async () => shop[Symbol.asyncDispose]());

beforeEach(async () => {
  owner = await shop.signUp();
});

async function addCard(details = cardThat("succeeds")) {
  const { addPaymentMethod } = await owner.get(AddPaymentMethodDocument, { input: { paymentType: "CARD", details } });
  return addPaymentMethod;
}

async function storedCard(details = cardThat("succeeds")): Promise<string> {
  const method = await addCard(details);
  if (method?.__typename !== "PaymentMethod") throw new Error(JSON.stringify(method));
  return method.id;
}

async function methodsOf(viewer: Shopper) {
  return (await viewer.get(PaymentMethodsDocument)).paymentMethods ?? [];
}

async function remove(viewer: Shopper, id: string) {
  return (await viewer.get(RemovePaymentMethodDocument, { id })).removePaymentMethod;
}

describe("storing a card", () => {
  test.each([
    ["4242424242424242", "Visa", "4242"],
    ["5555 5555 5555 4444", "Mastercard", "4444"],
  ])("%s is shown only by its brand and last four digits", async (cardNumber, brand, last4) => {
    const { expiryMonth, expiryYear, ...secret } = cardThat("succeeds");
    const id = await storedCard({ ...secret, cardNumber, expiryMonth, expiryYear });
    expect(await methodsOf(owner)).toEqual([{ id, type: "CARD", brand, last4, expiryMonth, expiryYear }]);
  });

  test("reports each invalid field and stores nothing", async () => {
    const wrong = { ...cardThat("fails its check digit"), expiryMonth: 0, cvc: "12345" };
    const refused = await addCard(wrong);
    expect(refused).toMatchObject({ __typename: "InvalidInput", code: "VALIDATION_FAILED" });
    const paths = refused?.__typename === "InvalidInput" ? refused.fields.map(({ path }) => path) : [];
    expect(paths.sort()).toEqual(["details.cardNumber", "details.cvc", "details.expiryMonth"]);
    expect(await methodsOf(owner)).toEqual([]);
  });

  test("with an unknown type is BAD_USER_INPUT", async () => {
    const { errors } = await owner.execute(String(AddPaymentMethodDocument), {
      input: { paymentType: "CASH", details: cardThat("succeeds") },
    });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", status: 400 } }]);
  });
});

describe("paying with a stored card", () => {
  test("gives a paid order with that card's brand and digits", async () => {
    const paymentMethodId = await storedCard({ ...cardThat("succeeds"), cardNumber: "5555555555554444" });
    await addToCart(owner, productId);
    const order = await checkOut(owner, { payment: { paymentMethodId } });
    if (order.__typename !== "Order") throw new Error(JSON.stringify(order));
    const shown = await owner.get(`query ($id: ID) { order(id: $id) { payments { status brand last4 } } }`, {
      id: order.id,
    });
    expect(shown.order.payments).toEqual([{ status: "SUCCEEDED", brand: "Mastercard", last4: "4444" }]);
  });

  test("that is declined leaves an order that another card can pay", async () => {
    const [bad, good] = [await storedCard(cardThat("is declined")), await storedCard()];
    await addToCart(owner, productId);
    const declined = await checkOut(owner, { payment: { paymentMethodId: bad } });
    if (declined.__typename !== "PaymentDeclined") throw new Error(JSON.stringify(declined));
    const input = { orderId: declined.order.id, idempotencyKey: randomUUID(), payment: { paymentMethodId: good } };
    const { payOrder } = await owner.get(PayOrderDocument, { input });
    expect(payOrder).toMatchObject({ __typename: "Order", payments: [{ status: "FAILED" }, { status: "SUCCEEDED" }] });
  });

  test("that was removed is refused without an order", async () => {
    const paymentMethodId = await storedCard();
    expect(await remove(owner, paymentMethodId)).toEqual({ __typename: "PaymentMethod", id: paymentMethodId });
    expect(await methodsOf(owner)).toEqual([]);
    expect(await remove(owner, paymentMethodId)).toMatchObject({ __typename: "NotFound", code: "NOT_FOUND" });
    await expectRefusedMethod(paymentMethodId);
  });

  test("a card of another user is refused like an unknown card, and the card stays stored", async () => {
    const theirs = owner;
    const paymentMethodId = await storedCard();
    owner = await shop.signUp();
    expect(await methodsOf(owner)).toEqual([]);
    expect(await remove(owner, paymentMethodId)).toMatchObject({ __typename: "NotFound" });
    await expectRefusedMethod(paymentMethodId);
    expect((await methodsOf(theirs)).map(({ id }) => id)).toEqual([paymentMethodId]);
  });

  test.each([["not an id"], ["4242424242424242"]])("%j is refused", async (paymentMethodId) => {
    await expectRefusedMethod(paymentMethodId);
    expect(await methodsOf(owner)).toEqual([]);
  });

  test("and a new card together, or without either, is refused at `payment`", async () => {
    const paymentMethodId = await storedCard();
    await addToCart(owner, productId);
    for (const payment of [{}, { paymentMethodId, card: cardThat("succeeds") }]) {
      expect(await checkOut(owner, { payment })).toMatchObject({
        __typename: "InvalidInput",
        fields: [{ path: "payment" }],
      });
    }
  });

  /** Expects that the owner cannot pay with it: no order, no charge, an unchanged cart and no reserved stock. */
  async function expectRefusedMethod(paymentMethodId: string): Promise<void> {
    await addToCart(owner, productId);
    expect(await checkOut(owner, { payment: { paymentMethodId } })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "payment.paymentMethodId" }],
    });
    expect((await owner.get(OrdersDocument, {})).orders?.totalCount).toBe(0);
    expect((await owner.get(CartDocument)).cart?.totalQuantity).toBe(1);
    expect(await shop.rows("inventory", "select 1 from stock_levels where reserved > 0")).toEqual([]);
  }
});
