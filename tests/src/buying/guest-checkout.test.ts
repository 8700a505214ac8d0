import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  AddPaymentMethodDocument,
  AddToCartDocument,
  CartDocument,
  NotificationsDocument,
  OrderDocument,
  OrdersDocument,
  ProductsDocument,
} from "../generated/operations.js";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest } from "../test-kit/clients/guest.js";
import { mailsTo } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let product: string;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
  product = (await shop.product({ price: "20.00", stock: 100 })).id;
});

afterAll(async () => shop[Symbol.asyncDispose]());

test("a guest buys with an email address, gets the mails there, and sees the whole order", async () => {
  const [guest, email] = [await startGuest(shop.client), `${randomUUID()}@example.com`];
  await addToCart(guest, product, 2);
  const order = await checkOut(guest, { email });
  if (order.__typename !== "Order") throw new Error(JSON.stringify(order));
  expect((await guest.get(CartDocument)).cart?.totalQuantity).toBe(0);

  await eventually(async () => {
    const subjects = (await mailsTo(shop.client, email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes(order.number))).toEqual([`Order ${order.number} confirmed`]);
    const { order: seen } = await guest.get(OrderDocument, { id: order.id });
    expect(seen).toMatchObject({ payments: [{ status: "SUCCEEDED" }], shipments: [{ status: "PENDING" }] });
  });
  expect((await guest.get(OrdersDocument, {})).orders?.nodes).toMatchObject([{ number: order.number }]);
  const { notifications } = await guest.get(NotificationsDocument, {});
  expect(notifications?.nodes.map(({ recipient }) => recipient)).toEqual([email]);

  const whose = `query ($id: ID!) { order(id: $id) { email customer { id } } }`;
  const admin = await shop.admin();
  for (const viewer of [guest, admin])
    expect((await viewer.get(whose, { id: order.id })).order).toEqual({ email, customer: null });
  for (const stranger of [await shop.signUp(), await startGuest(shop.client)])
    expect((await stranger.get(whose, { id: order.id })).order).toBeNull();
});

test("a guest without an address gets an error about the missing field, and the cart is unchanged", async () => {
  const guest = await startGuest(shop.client);
  await addToCart(guest, product);
  const refusal = await checkOut(guest);
  expect(refusal).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "email" }] });
  expect((await guest.get(CartDocument)).cart?.totalQuantity).toBe(1);
});

test("a course requires an account: a guest must sign in", async () => {
  const { products } = await shop.client.get(ProductsDocument, { first: 1, filter: { kind: "COURSE" } });
  const input = { productId: products!.edges[0]!.node.id, quantity: 1 };
  const { addToCart: refusal } = await (await startGuest(shop.client)).get(AddToCartDocument, { input });
  expect(refusal).toMatchObject({ __typename: "ProductUnavailable", message: expect.stringContaining("Sign in") });
});

test("a guest has no stored cards", async () => {
  const input = { paymentType: "CARD" as const, details: cardThat("succeeds") };
  const { errors } = await (await startGuest(shop.client)).execute(AddPaymentMethodDocument, { input });
  expect(errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
});
