// own shop: the provider reports by webhooks
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAudit } from "@souk/shop/audit/run-audit";
import {
  CartVersionDocument,
  CheckoutOnceDocument,
  LoginAsGuestDocument,
  OrderedOnceDocument,
  PayOnceDocument,
  ProductDocument,
  SetCartLineDocument,
  type CheckoutInput,
} from "../generated/operations.js";
import { expectReconciled } from "../test-kit/data/reconciliation.js";
import { addToCart, checkoutInput } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest } from "../test-kit/clients/guest.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

type Outcome = Parameters<typeof cardThat>[0];

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { SANDBOX_WEBHOOKS: "normal", PUBLIC_URL: "https://souk.test" } });
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** A buyer with two lamps in the cart. */
async function buyerWithCart() {
  const [buyer, product] = await Promise.all([shop.signUp(), shop.product({ price: "49.99", stock: 5 })]);
  await addToCart(buyer, product.id, 2);
  return { buyer, product };
}

/** The checkout of one tab, with its own idempotency key. */
async function checkOut(buyer: ShopClient, outcome: Outcome = "succeeds", given: Partial<CheckoutInput> = {}) {
  const input = checkoutInput({ payment: { card: cardThat(outcome) }, ...given });
  const { checkout } = await buyer.get(CheckoutOnceDocument, { input });
  if (!checkout) throw new Error("checkout answered nothing");
  return checkout;
}

async function placed(buyer: ShopClient, outcome: Outcome) {
  const answer = await checkOut(buyer, outcome);
  if (answer.__typename === "PaymentDeclined") return { ...answer.order, page: "" };
  if (answer.__typename !== "PaymentActionRequired") throw new Error(JSON.stringify(answer));
  return { ...answer.order, page: new URL(answer.redirectUrl ?? "").pathname };
}

async function pay(buyer: ShopClient, orderId: string, expectedTotal?: { amount: string; currency: string }) {
  const input = { orderId, idempotencyKey: randomUUID(), payment: { card: cardThat("succeeds") } };
  return (await buyer.get(PayOnceDocument, { input: { ...input, ...(expectedTotal && { expectedTotal }) } })).payOrder;
}

/** The number of the buyer's payments that have taken money. */
async function chargesOf({ id }: { readonly id: string }): Promise<number> {
  const paid = `select 1 from payments where buyer_id = $1 and status in ('SUCCEEDED', 'REFUNDED')`;
  return (await shop.rows("payments", paid, [id])).length;
}

const cartOf = async (buyer: ShopClient) => (await buyer.get(CartVersionDocument)).cart;
const orderOf = async (buyer: ShopClient, id: string) => (await buyer.get(OrderedOnceDocument, { id })).order;

describe("one cart in two tabs", () => {
  test("is paid once by two checkouts with different keys, in 20 of 20 rounds", async () => {
    const product = await shop.product({ price: "49.99", stock: 100 });
    for (let done = 0; done < 20; done += 5) {
      await Promise.all(
        Array.from({ length: 5 }, async () => {
          const buyer = await shop.signUp();
          await addToCart(buyer, product.id, 2);
          const answers = await Promise.all([checkOut(buyer), checkOut(buyer)]);
          const kinds = answers.map(({ __typename }) => __typename);
          expect(kinds.filter((kind) => kind === "Order")).toHaveLength(1);
          expect(["CartAlreadyOrdered", "OrderSuperseded", "CartEmpty"]).toContain(
            kinds.find((kind) => kind !== "Order"),
          );
          expect(await chargesOf(buyer)).toBe(1);
          expect((await cartOf(buyer))?.totalQuantity).toBe(0);
        }),
      );
    }
    expect((await (await shop.admin()).get(ProductDocument, { id: product.id })).product?.stock?.onHand).toBe(60);
  });

  test("gives the second checkout the paid order if it expects the cart that was bought", async () => {
    const { buyer } = await buyerWithCart();
    const expectedCartVersion = (await cartOf(buyer))?.version ?? "";
    const first = await checkOut(buyer);
    if (first.__typename !== "Order") throw new Error(JSON.stringify(first));
    const second = await checkOut(buyer, "succeeds", { expectedCartVersion });
    expect(second).toMatchObject({
      __typename: "CartAlreadyOrdered",
      code: "CART_ALREADY_ORDERED",
      order: { id: first.id, status: expect.stringMatching(/^(PAID|PROCESSING)$/) },
    });
  });

  test("gives a checkout that expects an older cart the current cart, and no order", async () => {
    const { buyer, product } = await buyerWithCart();
    const seen = (await cartOf(buyer))?.version ?? "";
    await buyer.get(SetCartLineDocument, { input: { productId: product.id, quantity: 3 } });
    const now = await cartOf(buyer);
    expect(await checkOut(buyer, "succeeds", { expectedCartVersion: seen })).toMatchObject({
      __typename: "CartChanged",
      code: "CART_CHANGED",
      cart: { id: now?.id, version: now?.version, totalQuantity: 3 },
    });
    expect(await checkOut(buyer, "succeeds", { expectedCartVersion: now?.version ?? "" })).toMatchObject({
      __typename: "Order",
    });
  });
});

describe("a declined order", () => {
  test("cannot be paid after another order has bought its cart; the refusal names that order", async () => {
    const { buyer } = await buyerWithCart();
    const first = await placed(buyer, "is declined");
    const second = await checkOut(buyer);
    if (second.__typename !== "Order") throw new Error(JSON.stringify(second));
    expect(await pay(buyer, first.id)).toMatchObject({
      __typename: "OrderSuperseded",
      code: "ORDER_SUPERSEDED",
      order: { id: second.id },
    });
    const superseded = await orderOf(buyer, first.id);
    expect(superseded).toMatchObject({
      status: "CANCELLED",
      supersededBy: { id: second.id, number: second.number },
      checkout: { step: "CLOSED" },
    });
    expect(superseded?.events.at(-1)).toEqual({ type: "orderSuperseded", detail: second.number });
    expect(await chargesOf(buyer)).toBe(1);
  });

  test("is paid only at the total that its buyer expects", async () => {
    const { buyer } = await buyerWithCart();
    const { id } = await placed(buyer, "is declined");
    expect(await pay(buyer, id, { amount: "107.96", currency: "CAD" })).toMatchObject({
      __typename: "PriceChanged",
      total: { amount: "107.97", currency: "CAD" },
    });
    expect(await chargesOf(buyer)).toBe(0);
    expect(await pay(buyer, id, { amount: "107.97", currency: "CAD" })).toMatchObject({ __typename: "Order", id });
  });
});

describe("a 3-D Secure step that is open in one tab", () => {
  const approve = (page: string) =>
    shop.client.fetch(page, { method: "POST", body: new URLSearchParams({ answer: "approve" }) });

  test("takes no money after the other tab has paid", async () => {
    const { buyer, product } = await buyerWithCart();
    const first = await placed(buyer, "asks the buyer");
    const second = await checkOut(buyer);
    if (second.__typename !== "Order") throw new Error(JSON.stringify(second));
    await approve(first.page);
    expect(await pay(buyer, first.id)).toMatchObject({ __typename: "OrderSuperseded", order: { id: second.id } });
    expect(await orderOf(buyer, first.id)).toMatchObject({ status: "CANCELLED", payments: [{ status: "FAILED" }] });
    expect(await chargesOf(buyer)).toBe(1);
    await eventually(async () => {
      const { stock } = (await (await shop.admin()).get(ProductDocument, { id: product.id })).product ?? {};
      expect(stock).toMatchObject({ onHand: 3, reserved: 0 });
    });
  });

  test("that is approved before the other tab pays makes its own order the paid one", async () => {
    const { buyer } = await buyerWithCart();
    const first = await placed(buyer, "asks the buyer");
    const expectedCartVersion = (await cartOf(buyer))?.version ?? "";
    await approve(first.page);
    const second = await checkOut(buyer, "succeeds", { expectedCartVersion });
    expect(second).toMatchObject({ __typename: "CartAlreadyOrdered", order: { id: first.id } });
    await eventually(async () => {
      expect(await orderOf(buyer, first.id)).toMatchObject({ checkout: { step: "PAID" }, supersededBy: null });
    });
    expect(await chargesOf(buyer)).toBe(1);
  });
});

describe("a guest who signs in", () => {
  test("finds the guest order superseded by a checkout with the account", async () => {
    const product = await shop.product({ price: "49.99", stock: 5 });
    const [account, guest] = await Promise.all([shop.signUp(), startGuest(shop.client)]);
    await addToCart(guest, product.id, 2);
    const version = (await cartOf(guest))?.version;
    const first = await checkOut(guest, "is declined", { email: "guest@example.com" });
    if (first.__typename !== "PaymentDeclined") throw new Error(JSON.stringify(first));
    const { login } = await guest.get(LoginAsGuestDocument, {
      input: { email: account.email, password: testPassword },
    });
    if (login?.__typename !== "SignedIn") throw new Error(JSON.stringify(login));
    const buyer = shop.client.signedIn(login.accessToken);
    expect((await cartOf(buyer))?.version).toBe(version);
    const second = await checkOut(buyer);
    if (second.__typename !== "Order") throw new Error(JSON.stringify(second));
    await eventually(async () =>
      expect(await pay(buyer, first.order.id)).toMatchObject({
        __typename: "OrderSuperseded",
        order: { id: second.id },
      }),
    );
  });
});

test("the payments match the orders, and the audit finds no difference", async () => {
  await expectReconciled(shop);
  await eventually(async () => {
    const lines: string[] = [];
    const code = await runAudit(["--grace", "0"], shop.databaseUrls, {
      out: (text) => void lines.push(text),
      printError: (text) => void lines.push(text),
    });
    expect({ code, lines: code === 0 ? [] : lines }).toEqual({ code: 0, lines: [] });
  });
});
