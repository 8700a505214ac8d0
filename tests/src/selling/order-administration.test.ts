import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addToCart, buy, checkOut } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest } from "../test-kit/clients/guest.js";
import { mailsTo, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;
let product: { id: string; sku: string };

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
  admin = await shop.admin();
  product = await shop.product({ price: "20.00", sku: "DESK-LAMP" });
});

afterAll(async () => shop[Symbol.asyncDispose]());

const found = `query ($search: String) { allOrders(filter: { search: $search }) { nodes { number customer { email } } } }`;

test("an admin finds a purchase by partial information and leaves a note for other admins", async () => {
  const buyer = await shop.signUp();
  await buyer.get(`mutation { updateProfile(input: { fullName: "Grace Hopper" }) { __typename } }`);
  const { id, number } = await buy(buyer, product.id);
  for (const search of [number, buyer.email, buyer.email.slice(2, 20), "grace", "desk-lamp"]) {
    const { allOrders } = await admin.get(found, { search });
    expect([search, allOrders.nodes]).toEqual([search, [{ number, customer: { email: buyer.email } }]]);
  }
  const { addOrderNote } = await admin.get(
    `mutation ($id: ID!) { addOrderNote(input: { orderId: $id, text: "Called." }) { ... on Order { notes { text authorName } } } }`,
    { id },
  );
  expect(addOrderNote.notes).toEqual([{ text: "Called.", authorName: expect.any(String) }]);
  expect((await buyer.get(`query ($id: ID) { order(id: $id) { notes { text } } }`, { id })).order).toEqual({
    notes: null,
  });
});

test("while accounts is unavailable, admins can find orders by number and SKU", async () => {
  await using _outage = await shop.takeDown("accounts");
  const { data } = await admin.execute(`{ allOrders(filter: { search: "ord-10" }, first: 1) { nodes { number } } }`);
  expect(data.allOrders.nodes).toHaveLength(1);
});

test("a user's orders are on their own page and on the admins' page about them", async () => {
  const buyer = await shop.signUp();
  const { number } = await buy(buyer, product.id);
  const { me } = await buyer.get(`{ me { orders { nodes { number } } } }`);
  const { user } = await admin.get(`query ($id: ID!) { user(id: $id) { orders { nodes { number } totalCount } } }`, {
    id: buyer.id,
  });
  expect(me.orders.nodes).toEqual([{ number }]);
  expect(user.orders).toEqual({ nodes: [{ number }], totalCount: 1 });
});

test("the report of a day contains its sales, from the first cart line to the payment", async () => {
  const [from, to] = [-1, 1].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
  const query = `query ($from: DateTime!, $to: DateTime!) { salesReport(from: $from, to: $to, timeZone: "America/Toronto") {
    totals { orders paidOrders revenue { amount } } topProducts(first: 100) { sku units product { name } }
    conversion { cartsStarted ordersPlaced ordersPaid } } }`;
  const reported = async (): Promise<any> => (await admin.get(query, { from, to })).salesReport;
  const { sku, id } = await shop.product({ price: "150.00" });
  const before = await reported();
  await buy(await shop.signUp(), id);
  const after = await reported();
  expect(after.totals.orders).toBe(before.totals.orders + 1);
  expect(Number(after.totals.revenue.amount) - Number(before.totals.revenue.amount)).toBeCloseTo(150, 2);
  expect(after.topProducts).toContainEqual({ sku, units: 1, product: { name: expect.any(String) } });
  expect(after.conversion).toEqual({
    cartsStarted: before.conversion.cartsStarted + 1,
    ordersPlaced: before.conversion.ordersPlaced + 1,
    ordersPaid: before.conversion.ordersPaid + 1,
  });
});

test("a guest without the token sees the order by a mailed link, which cannot pay or cancel it", async () => {
  const [guest, email] = [await startGuest(shop.client), `${randomUUID()}@example.com`];
  await addToCart(guest, product.id);
  const order = await checkOut(guest, { email });
  if (order.__typename !== "Order") throw new Error(JSON.stringify(order));
  const input = { number: order.number, email };
  const wished = `mutation ($input: RequestOrderLinkInput!) { requestOrderLink(input: $input) }`;
  expect(await shop.client.get(wished, { input })).toEqual({ requestOrderLink: true });
  const token = await eventually(async () => {
    const mail = (await mailsTo(shop.client, email)).find(
      ({ subject }) => subject === `View your order ${order.number}`,
    );
    const [, ofLink] = /\/orders\/lookup\/([\w-]{43})\n/.exec(mail?.text ?? "") ?? [];
    if (ofLink === undefined) throw new Error("no link has come");
    return ofLink;
  });
  const seen = `query ($token: String!) { orderByLink(token: $token) { number email events { type } lines { name product { sku } }
    payments { amount { amount } } shipments { trackingNumber } notes { text } } }`;
  const { data, errors } = await shop.client.execute(seen, { token });
  expect(errors).toEqual([]);
  expect(data.orderByLink).toMatchObject({
    number: order.number,
    email,
    lines: [{ product: { sku: product.sku } }],
    payments: [],
    shipments: [],
    notes: null,
  });
  const cancelled = await shop.client.execute(`mutation ($id: ID!) { cancelOrder(id: $id) { __typename } }`, {
    id: order.id,
  });
  expect(cancelled.errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
});
