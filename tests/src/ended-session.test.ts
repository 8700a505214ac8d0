import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { AddPaymentMethodDocument, CheckoutDocument, LogoutDocument, SetRoleDocument } from "./generated/operations.js";
import { cardThat, homeAddress } from "./test-kit/cards.js";
import { testPassword, type Shopper } from "./test-kit/shopper.js";
import { TestShop } from "./test-kit/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const checkout = {
  input: { idempotencyKey: randomUUID(), payment: { card: cardThat("succeeds") }, shippingAddress: homeAddress },
};

/** A second admin, so that the first one is not locked out of the shop. */
async function anAdmin(): Promise<Shopper> {
  const { email, id } = await shop.signUp();
  await (await shop.admin()).get(SetRoleDocument, { userId: id, role: "ADMIN" });
  return shop.signIn(email, testPassword);
}

describe("a token whose session has ended", () => {
  test("buys nothing and takes no card, though it still runs", async () => {
    const buyer = await shop.signUp();
    await buyer.get(LogoutDocument);
    const { errors } = await buyer.ask(CheckoutDocument, checkout);
    expect(errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
    const method = { input: { paymentType: "CARD" as const, details: cardThat("succeeds") } };
    expect((await buyer.ask(AddPaymentMethodDocument, method)).errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });

  test("does no admin's work", async () => {
    const admin = await anAdmin();
    expect((await admin.ask("{ allOrders { totalCount } }")).errors).toEqual([]);
    await admin.get(LogoutDocument);
    expect((await admin.ask("{ allOrders { totalCount } }")).errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});

test("an admin who is none any more is refused at once, token or not", async () => {
  const admin = await anAdmin();
  await (await shop.admin()).get(SetRoleDocument, { userId: admin.id, role: "CUSTOMER" });
  expect((await admin.ask("{ allOrders { totalCount } }")).errors[0]?.extensions.code).toBe("FORBIDDEN");
  expect((await admin.get("{ orders { totalCount } }")).orders.totalCount).toBe(0);
});

test("with accounts away the token alone decides", async () => {
  const buyer = await shop.signUp();
  using _down = shop.takeDown("accounts");
  const { data, errors } = await buyer.ask(CheckoutDocument, checkout);
  expect([data.checkout?.__typename, errors]).toEqual(["CartEmpty", []]);
});
