import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CartDocument, NotificationsDocument, OrderDocument, OrdersDocument } from "../generated/operations.js";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest } from "../test-kit/clients/guest.js";
import { mailsTo } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let product: string;

beforeAll(async () => {
  shop = await TestShop.create();
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
