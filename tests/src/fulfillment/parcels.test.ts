import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;
let lamp: string;
let cup: string;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
  [lamp, cup] = [(await shop.product({ stock: 100 })).id, (await shop.product({ stock: 100 })).id];
});

afterAll(async () => shop[Symbol.asyncDispose]());

const fields = `id number status events { type actor }
  shipments { trackingNumber carrier carrierTrackingNumber trackingUrl status isCancelled lines { quantity product { id name } } address { line1 } }`;

async function orderOf(viewer: Shopper, id: string): Promise<any> {
  return (await viewer.get(`query ($id: ID) { order(id: $id) { ${fields} } }`, { id })).order;
}

/** Creates a paid order of 2 lamps and 1 cup with its automatic shipment. */
async function shippedOrder(): Promise<{ buyer: Shopper; id: string; number: string; first: string }> {
  const buyer = await shop.signUp();
  await addToCart(buyer, lamp, 2);
  await addToCart(buyer, cup);
  const order = await checkOut(buyer);
  if (order.__typename !== "Order") throw new Error(JSON.stringify(order));
  const first = await eventually(async () => {
    const [shipment] = (await orderOf(buyer, order.id)).shipments;
    if (!shipment) throw new Error("no shipment yet");
    return shipment.trackingNumber as string;
  });
  return { buyer, id: order.id, number: order.number, first };
}

const answer = `{ __typename ... on Shipment { trackingNumber } ... on Problem { code message } }`;

async function run(mutation: string, input: object, as: Shopper = admin): Promise<any> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  return (await as.get(`mutation ($input: ${type}!) { ${mutation}(input: $input) ${answer} }`, { input }))[mutation];
}

const add = (orderId: string, more: object) => run("addShipment", { orderId, idempotencyKey: randomUUID(), ...more });
const move = (trackingNumber: string, status: string, more: object = {}) =>
  run("updateShipment", { trackingNumber, status, ...more });

test("an order is sent in two parcels: its buyer sees both with the carrier's number, and the last delivery completes it", async () => {
  const { buyer, id, number, first } = await shippedOrder();
  const { trackingNumber: second } = await add(id, { lines: [{ productId: cup, quantity: 1 }], carrier: "UPS" });
  const shipments = (await orderOf(buyer, id)).shipments;
  expect(shipments.map(({ lines }: any) => lines.map((line: any) => [line.product.id, line.quantity]))).toEqual([
    [[lamp, 2]],
    [[cup, 1]],
  ]);
  await move(first, "IN_TRANSIT", { carrierTrackingNumber: "CP 1", trackingUrl: "https://post.example/CP1" });
  await eventually(async () => expect((await orderOf(buyer, id)).status).toBe("PROCESSING"));
  await move(second, "IN_TRANSIT", { carrierTrackingNumber: "1Z9" });
  expect((await orderOf(buyer, id)).shipments).toMatchObject([
    { carrierTrackingNumber: "CP 1", trackingUrl: "https://post.example/CP1" },
    { carrierTrackingNumber: "1Z9", trackingUrl: "https://www.ups.com/track?tracknum=1Z9" },
  ]);
  await eventually(async () => {
    const mails = (await mailsTo(shop.client, buyer.email)).filter(({ subject }) => subject.includes(number));
    const parts = mails.filter(({ subject }) => subject === `Part of order ${number} has shipped`);
    expect(parts).toHaveLength(2);
    const texts = parts.map(({ text }) => text).join("\n");
    for (const word of ["CP 1", "https://post.example/CP1", "https://www.ups.com/track?tracknum=1Z9"])
      expect(texts).toContain(word);
  });
  await move(first, "DELIVERED");
  await eventually(async () =>
    expect((await orderOf(buyer, id)).events.map(({ type }: any) => type)).toContain("shipmentDelivered"),
  );
  expect((await orderOf(buyer, id)).status).toBe("PROCESSING");
  await move(second, "DELIVERED");
  await eventually(async () => expect((await orderOf(buyer, id)).status).toBe("COMPLETED"));
  const types = (await orderOf(buyer, id)).events.map(({ type }: any) => type);
  expect(types.filter((type: string) => type === "shipmentPending")).toHaveLength(2);
  expect(types).toContain("shipmentChanged");
});

test("a refund of the rest cancels the parcel that is not sent, and its goods are in stock again", async () => {
  const { buyer, id, first } = await shippedOrder();
  const stockOf = async (product: string): Promise<number> =>
    (await admin.get(`query ($id: ID!) { product(id: $id) { stock { onHand } } }`, { id: product })).product.stock
      .onHand;
  await add(id, { lines: [{ productId: cup, quantity: 1 }] });
  await move(first, "IN_TRANSIT");
  await eventually(async () => expect((await orderOf(buyer, id)).status).toBe("PROCESSING"));
  const [lamps, cups] = [await stockOf(lamp), await stockOf(cup)];
  await admin.get(`mutation ($id: ID!) { refundOrder(id: $id) { __typename } }`, { id });
  await eventually(async () => {
    expect((await orderOf(buyer, id)).shipments).toMatchObject([
      { status: "IN_TRANSIT", isCancelled: false },
      { status: "FAILED", isCancelled: true },
    ]);
    expect(await stockOf(cup)).toBe(cups + 1);
  });
  expect(await stockOf(lamp)).toBe(lamps);
});

test("carrier and address can change until the parcel is sent, and the audit log has each change", async () => {
  const { buyer, id, first } = await shippedOrder();
  const address = { fullName: "June", line1: "2 Rue Neuve", city: "Laval", postalCode: "H7A", country: "CA" };
  const input = { trackingNumber: first, carrier: "DHL", address };
  expect((await run("changeShipment", input)).__typename).toBe("Shipment");
  expect((await orderOf(buyer, id)).shipments).toMatchObject([{ carrier: "DHL", address: { line1: "2 Rue Neuve" } }]);
  await move(first, "IN_TRANSIT");
  expect(await run("changeShipment", { ...input, carrier: "UPS" })).toMatchObject({ code: "CONFLICT" });
  await eventually(async () => {
    const log = `{ auditLog(first: 20) { nodes { action } } }`;
    const actions = (await admin.get(log)).auditLog.nodes.map(({ action }: any) => action);
    expect(actions).toEqual(expect.arrayContaining(["shipping.changeShipment", "shipping.updateShipment"]));
  });
  await expect(
    buyer.get(`mutation { withdrawShipment(trackingNumber: "${first}", reason: "x") { __typename } }`),
  ).rejects.toThrow(/FORBIDDEN|ADMIN/);
});
