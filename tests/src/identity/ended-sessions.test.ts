import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CheckoutDocument, LogoutDocument, SetRoleDocument } from "../generated/operations.js";
import { buy } from "../test-kit/data/buying.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import { testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const checkout = {
  input: { idempotencyKey: randomUUID(), payment: { card: cardThat("succeeds") }, shippingAddress: homeAddress },
};

/** Creates a second admin, so that the shop keeps its first one. */
async function anAdmin(): Promise<Shopper> {
  const { email, id } = await shop.signUp();
  await (await shop.admin()).get(SetRoleDocument, { userId: id, role: "ADMIN" });
  return shop.signIn(email, testPassword);
}

const nobody = "00000000-0000-4000-8000-000000000000";
const card = `{ cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2099, cvc: "123" }`;
const money = `{ amount: "5.00", currency: "CAD" }`;

/** Calls that concern money, with the answer for an allowed caller. */
const moneyCalls: Readonly<Record<string, string>> = {
  checkout: `checkout(input: { idempotencyKey: "k", payment: { card: ${card} } }) { __typename }`,
  payOrder: `payOrder(input: { orderId: "${nobody}", idempotencyKey: "k", payment: { card: ${card} } }) { __typename }`,
  cancelOrder: `cancelOrder(id: "${nobody}") { __typename }`,
  addPaymentMethod: `addPaymentMethod(input: { paymentType: CARD, details: ${card} }) { __typename }`,
  removePaymentMethod: `removePaymentMethod(id: "${nobody}") { __typename }`,
};

const adminCalls: Readonly<Record<string, string>> = {
  createProduct: `createProduct(input: { sku: "ENDED", name: "X", price: ${money} }) { __typename }`,
  refundOrder: `refundOrder(id: "${nobody}") { __typename }`,
  adjustStock: `adjustStock(input: { productId: "${nobody}", delta: 1, reason: "x" }) { __typename }`,
  updateShipment: `updateShipment(input: { trackingNumber: "SHIP-1", status: DELIVERED }) { __typename }`,
  setRole: `setRole(userId: "${nobody}", role: ADMIN) { __typename }`,
  createCourse: `createCourse(input: { title: "Ended", price: ${money} }) { __typename }`,
};

const instructorCalls: Readonly<Record<string, string>> = {
  createCourse: adminCalls["createCourse"] ?? "",
  publishCourse: `publishCourse(id: "${nobody}") { __typename }`,
};

/** The ways in which a user loses the rights that their token still claims. */
const losses: Readonly<Record<string, (who: Shopper, role: "CUSTOMER" | "INSTRUCTOR") => Promise<unknown>>> = {
  "is signed out": (who) => who.get(LogoutDocument),
  "was deactivated": async (who) =>
    (await shop.admin()).get(`mutation { deactivateUser(id: "${who.id}", reason: "a test") { __typename } }`),
  "has another role": async (who, role) => (await shop.admin()).get(SetRoleDocument, { userId: who.id, role }),
};

async function refused(who: Shopper, calls: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const codes = Object.entries(calls).map(async ([name, call]) => {
    const { data, errors } = await who.execute(`mutation { ${call} }`);
    return [name, errors[0]?.extensions.code ?? data[name].__typename] as const;
  });
  return Object.fromEntries(await Promise.all(codes));
}

function each(calls: Readonly<Record<string, string>>, code: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.keys(calls).map((name) => [name, code]));
}

async function refresh({ refreshToken }: Shopper): Promise<any> {
  const query = `mutation ($token: String) { refreshSession(refreshToken: $token) { __typename ... on SignedIn { user { role } } } }`;
  return (await shop.client.get(query, { token: refreshToken })).refreshSession;
}

describe.each(Object.entries(losses))("S3-33: the token of one who %s", (what, lose) => {
  const changed = what === "has another role";
  const afterwards = changed ? "SignedIn" : "SessionExpired";
  // with a changed role only accounts with the old role are refused; a refresh brings the new role
  const code = changed ? "FORBIDDEN" : "UNAUTHENTICATED";

  test("S1-29, S2-17: moves no money, although it has not expired", async () => {
    const buyer = await shop.signUp();
    expect(Object.values(await refused(buyer, moneyCalls))).not.toContain("UNAUTHENTICATED");
    await lose(buyer, "INSTRUCTOR");
    expect(await refused(buyer, moneyCalls)).toEqual(each(moneyCalls, "UNAUTHENTICATED"));
    expect((await refresh(buyer)).__typename).toBe(afterwards);
  });

  test("does no admin work and shows no admin data", async () => {
    const [admin, buyer, product] = await Promise.all([anAdmin(), shop.signUp(), shop.product({ stock: 3 })]);
    const order = await buy(buyer, product.id);
    const look = `{ order(id: "${order.id}") { number } product(id: "${product.id}") { stock { onHand } } }`;
    expect(await admin.get(look)).toEqual({ order: { number: order.number }, product: { stock: { onHand: 2 } } });
    await lose(admin, "CUSTOMER");
    expect(await refused(admin, adminCalls)).toEqual(each(adminCalls, code));
    const reads = await admin.execute(`{ users { totalCount } allOrders { totalCount } auditLog { totalCount } }`);
    expect(reads.errors.map(({ extensions }) => extensions.code)).toEqual([code, code, code]);
    expect((await admin.execute(look)).data).toEqual({ order: null, product: { stock: { onHand: null } } });
    expect((await refresh(admin)).__typename).toBe(afterwards);
  });

  test("creates no courses", async () => {
    const instructor = await shop.instructor();
    await lose(instructor, "CUSTOMER");
    const codes = { createCourse: code, publishCourse: "UNAUTHENTICATED" };
    expect(await refused(instructor, instructorCalls)).toEqual(codes);
  });
});

test("a refresh brings the new role, and the new token moves money again", async () => {
  const buyer = await shop.signUp();
  await (await shop.admin()).get(SetRoleDocument, { userId: buyer.id, role: "INSTRUCTOR" });
  const query = `mutation ($token: String) { refreshSession(refreshToken: $token) { ... on SignedIn { accessToken user { role } } } }`;
  const { refreshSession } = await shop.client.get(query, { token: buyer.refreshToken });
  expect(refreshSession.user.role).toBe("INSTRUCTOR");
  const again = await shop.client.signedIn(refreshSession.accessToken).get(CheckoutDocument, checkout);
  expect(again.checkout?.__typename).toBe("CartEmpty");
});

test("a former admin keeps access to their own data", async () => {
  const admin = await anAdmin();
  await (await shop.admin()).get(SetRoleDocument, { userId: admin.id, role: "CUSTOMER" });
  expect((await admin.get("{ orders { totalCount } }")).orders.totalCount).toBe(0);
});

test("while accounts is unavailable, only the token decides", async () => {
  const buyer = await shop.signUp();
  await using _down = await shop.takeDown("accounts");
  const { data, errors } = await buyer.execute(CheckoutDocument, checkout);
  expect([data.checkout?.__typename, errors]).toEqual(["CartEmpty", []]);
});
