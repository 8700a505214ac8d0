// own shop: the provider reports by webhooks
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAuditOn } from "../audit/ledger/run-audit-on.js";
import {
  CartVersionDocument,
  CheckoutOnceDocument,
  LoginAsGuestDocument,
  OrderedOnceDocument,
  PayOnceDocument,
  ProductDocument,
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

/** Checks out with a card whose bank asks the buyer on a page. */
async function placed(buyer: ShopClient) {
  const answer = await checkOut(buyer, "asks the buyer");
  if (answer.__typename !== "PaymentActionRequired") throw new Error(JSON.stringify(answer));
  return { ...answer.order, page: new URL(answer.redirectUrl ?? "").pathname };
}

async function pay(buyer: ShopClient, orderId: string) {
  const input = { orderId, idempotencyKey: randomUUID(), payment: { card: cardThat("succeeds") } };
  return (await buyer.get(PayOnceDocument, { input })).payOrder;
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
});

describe("a 3-D Secure step that is open in one tab", () => {
  const approve = (page: string) =>
    shop.client.fetch(page, { method: "POST", body: new URLSearchParams({ answer: "approve" }) });

  test("takes no money after the other tab has paid", async () => {
    const { buyer, product } = await buyerWithCart();
    const first = await placed(buyer);
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
    const first = await placed(buyer);
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
    const found = await runAuditOn(shop.databaseUrls, "--grace", "0");
    expect(found).toMatchObject({ code: 0, differences: [], complaints: [] });
  });
});
