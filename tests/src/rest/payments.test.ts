import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SaveAddressDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { rest, type RestAnswer } from "../test-kit/clients/rest-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { sampleAddress, sampleCard } from "./sample-requests.js";

let shop: TestShop;
let buyer: Shopper;
let lamp: { id: string };

beforeAll(async () => {
  shop = await TestShop.create();
  lamp = await shop.product({ name: "Lamp", price: "49.99", stock: 50 });
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function newBuyer(): Promise<void> {
  buyer = await shop.signUp();
}

const send = (method: string, path: string, body?: unknown): Promise<RestAnswer> =>
  rest(buyer, method, path, body === undefined ? {} : { body });
const addLamp = () => send("POST", "/cart/add", { product_id: lamp.id, quantity: 1 });
const addCard = (card: unknown) => send("POST", "/payment-methods", { payment_type: "Card", details: card });
const declined = { ...sampleCard, card_number: cardThat("is declined").cardNumber };

describe("payment methods", () => {
  beforeAll(newBuyer);

  test("the first is the default, until another one becomes it", async () => {
    const first = (await addCard(sampleCard)).body;
    const second = (await addCard(declined)).body;
    expect([first.is_default, second.is_default]).toEqual([true, false]);
    const changed = await send("POST", `/payment-methods/${second.id}/default`);
    expect([changed.status, changed.body]).toMatchObject([200, { id: second.id, is_default: true }]);
    const listed: RestAnswer<{ id: string; is_default: boolean }[]> = await send("GET", "/payment-methods");
    expect(listed.body.filter((each) => each.is_default).map(({ id }) => id)).toEqual([second.id]);
  });

  test("that belong to another user cannot become the default", async () => {
    const { id } = (await addCard(sampleCard)).body;
    const refused = await rest(await shop.signUp(), "POST", `/payment-methods/${id}/default`);
    expect(refused).toMatchObject({ status: 404, body: { message: "Payment method not found" } });
  });
});

describe("a checkout without card and address", () => {
  beforeAll(newBuyer);

  const request = { payment_method: "credit_card" };
  const pathsOf = ({ body }: RestAnswer) => body.fields?.map(({ path }: { path: string }) => path);

  test("names both as missing", async () => {
    await addLamp();
    const missing = await send("POST", "/orders/checkout", request);
    expect([missing.status, pathsOf(missing)]).toEqual([422, ["payment_method", "address"]]);
  });

  test("names the one that is missing", async () => {
    const address = await send("POST", "/orders/checkout", { ...request, card: sampleCard });
    expect([address.status, pathsOf(address)]).toEqual([422, ["address"]]);
    const payment = await send("POST", "/orders/checkout", { ...request, address: sampleAddress });
    expect([payment.status, pathsOf(payment)]).toEqual([422, ["payment_method"]]);
  });

  test("uses the default method and the default address", async () => {
    await addCard(sampleCard);
    await buyer.get(SaveAddressDocument, { input: { address: homeAddress } });
    const order = await send("POST", "/orders/checkout", { user_id: buyer.id, ...request });
    expect([order.status, order.body]).toMatchObject([200, { status: "paid", subtotal: 49.99 }]);
  });
});

describe("a payment of an order without a card", () => {
  let order: string;

  beforeAll(async () => {
    await newBuyer();
    await addLamp();
    await send("POST", "/orders/checkout", { card: declined, address: sampleAddress });
    [{ order_id: order }] = (await send("GET", "/orders")).body;
  });

  test("names the missing method", async () => {
    const missing = await send("POST", "/payment/pay", { order_id: order });
    expect(missing).toMatchObject({ status: 422, body: { fields: [{ path: "payment_method" }] } });
  });

  test("uses the default method, and the amount of the order", async () => {
    await addCard(sampleCard);
    const { total } = (await send("GET", `/order/${order}`)).body;
    const paid = await send("POST", "/payment/pay", { order_id: order });
    expect([paid.status, paid.body]).toMatchObject([200, { order_id: order, status: "paid", amount: total }]);
  });
});

test("a service processes the payment of an order that was created unpaid", async () => {
  await newBuyer();
  await addLamp();
  const created = await send("POST", "/order/create", { address: sampleAddress });
  expect([created.status, created.body.status]).toEqual([201, "created"]);
  await addCard(sampleCard);
  const service = shop.client.signedIn(await shop.serviceToken("orders", "router"));
  const body = { order_id: created.body.order_id, amount: created.body.total, method: "credit_card" };
  const processed = await rest(service, "POST", "/payments/process", { body });
  expect([processed.status, processed.body]).toMatchObject([200, { status: "success", amount: created.body.total }]);
  expect((await send("GET", "/cart")).body.items).toEqual([]);
});

describe("a payment that the staff process", () => {
  let order: string;
  let total: number;
  let admin: Shopper;

  beforeAll(async () => {
    admin = await shop.admin();
    await newBuyer();
    await addLamp();
    await send("POST", "/orders/checkout", { card: declined, address: sampleAddress });
    [{ order_id: order, total }] = (await send("GET", "/orders")).body;
  });

  const process = (amount: number) =>
    rest(admin, "POST", "/payments/process", { body: { order_id: order, amount, method: "credit_card" } });

  test("charges nothing for another amount, and without a default method of the buyer", async () => {
    expect(await process(1)).toMatchObject({ status: 409, body: { error: "PRICE_CHANGED" } });
    expect(await process(total)).toMatchObject({ status: 422, body: { fields: [{ path: "payment_method" }] } });
  });

  test("charges the buyer's default method, and is in the audit log", async () => {
    await addCard(sampleCard);
    const processed = await process(total);
    expect([processed.status, processed.body]).toMatchObject([
      200,
      { order_id: order, amount: total, status: "success", payment_id: expect.stringMatching(/^PAY-\d+$/) },
    ]);
    expect((await send("GET", `/order/${order}`)).body.status).toMatch(/^(paid|processing)$/);
    await eventually(async () => {
      const { auditLog } = await admin.get(
        `{ auditLog(first: 1, filter: { action: "orders.payOrder" }) { nodes { targetType after } } }`,
      );
      expect(auditLog.nodes).toMatchObject([{ targetType: "Order" }]);
    });
  });
});
