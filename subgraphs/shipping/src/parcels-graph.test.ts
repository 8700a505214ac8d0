import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { eventually } from "@souk/kernel/testing/eventually";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testSurroundings, type TestSurroundings, type TestViewer } from "@souk/kernel/testing/test-surroundings";
import { startShipping } from "./app.js";
import type { OrderToShip } from "./domain/shipment/order-book.js";
import { shippingDatabase } from "./store/database-definition.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const otherAdmin = { id: randomUUID(), role: "ADMIN" } as const;
const buyer = { id: randomUUID(), role: "CUSTOMER" } as const;
const lamp = { productId: randomUUID(), sku: "LAMP", name: "Lamp" };
const cup = { productId: randomUUID(), sku: "CUP", name: "Cup" };
const address = { fullName: "June", line1: "1 Rue", city: "Montréal", postalCode: "H2X 1Y4", country: "CA" };
const whole = { ...address, line2: null, region: null, phone: null };
const orders = new Map<string, OrderToShip>();
const told: { number: string; status: string; isChange: boolean; lines: unknown }[] = [];
const mailed: { number: string; status: string; scope: string; url: string | null }[] = [];
let shipping: Subgraph;
let surroundings: TestSurroundings;
let resources: AsyncDisposableStack;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("shipping", shippingDatabase));
  surroundings = await testSurroundings();
  const config = { database: database.settings, currency: "CAD", demoData: false };
  shipping = resources.use(
    await startShipping(config, surroundings, {
      buyers: {
        notifyBuyer: async ({ trackingNumber: number, trackingUrl: url }, { status }, scope) =>
          void mailed.push({ number, status, scope, url }),
      },
      orders: {
        recordShipment: async ({ trackingNumber: number, lines }, { status }, { isChange }) =>
          void told.push({ number, status, isChange, lines }),
        findOrder: async (id) => orders.get(id) ?? null,
      },
    }),
  );
});

afterAll(async () => resources.disposeAsync());

/**
 * Creates an order of 3 lamps and 1 cup with its automatic shipment. Without `hasLines` it has no lines, like one of an
 * earlier release.
 */
async function anOrder({ isOpen = true, hasLines = true, refunded = 0 } = {}): Promise<{ id: string; number: string }> {
  const id = randomUUID();
  const goods = [
    { ...lamp, quantity: 3 },
    { ...cup, quantity: 1 },
  ];
  const plain = { id, number: "ORD-1", buyerId: buyer.id, email: null, isOpen, carrier: "Canada Post", address: whole };
  orders.set(id, { ...plain, goods: goods.map((line) => ({ ...line, refunded })) });
  const input = { eventId: randomUUID(), orderId: id, orderNumber: "ORD-1", buyerId: buyer.id, carrier: "Canada Post" };
  const create = `mutation ($input: CreateShipmentInput!) { createShipment(input: $input) }`;
  const lines = hasLines ? { lines: goods } : {};
  const body = await surroundings.ask(shipping, create, { input: { ...input, address, ...lines } }, { from: "orders" });
  expect(body.errors).toBeUndefined();
  const [first] = await parcelsOf(id);
  return { id, number: first.trackingNumber };
}

const fields = `trackingNumber carrier carrierTrackingNumber trackingUrl status hasLeft isCancelled replaces
  lines { name quantity product { id } } address { line1 } events { status detail }`;
const moved = `__typename ... on Shipment { ${fields} } ... on Conflict { field } ... on Problem { code message }`;
const answer = `{ ${moved} ... on InvalidInput { fields { path message } } }`;

async function parcelsOf(id: string): Promise<any[]> {
  const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order { shipments { ${fields} } } } }`;
  const body = await surroundings.ask(shipping, entities, { r: [{ __typename: "Order", id }] }, { as: buyer });
  expect(body.errors).toBeUndefined();
  return body.data._entities[0].shipments;
}

async function run(mutation: string, type: string, input: object, as: TestViewer = admin): Promise<any> {
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) ${mutation === "updateShipment" ? `{ ${moved} }` : answer} }`;
  const body = await surroundings.ask(shipping, document, { input }, { as });
  expect(body.errors).toBeUndefined();
  return body.data[mutation];
}

const add = (orderId: string, more: object = {}, as?: TestViewer) =>
  run("addShipment", "AddShipmentInput", { orderId, idempotencyKey: randomUUID(), ...more }, as);
const change = (trackingNumber: string, more: object) =>
  run("changeShipment", "ChangeShipmentInput", { trackingNumber, ...more });
const update = (trackingNumber: string, status: string, more: object = {}) =>
  run("updateShipment", "UpdateShipmentInput", { trackingNumber, status, ...more });

async function withdraw(trackingNumber: string, reason = "Packed twice"): Promise<any> {
  const document = `mutation ($n: String!, $r: String!) { withdrawShipment(trackingNumber: $n, reason: $r) ${answer} }`;
  const body = await surroundings.ask(shipping, document, { n: trackingNumber, r: reason }, { as: admin });
  expect(body.errors).toBeUndefined();
  return body.data.withdrawShipment;
}

const unitsOf = (parcel: any) =>
  Object.fromEntries(parcel.lines.map(({ name, quantity }: any) => [name, quantity])) as Record<string, number>;
const of = ({ productId }: { productId: string }, quantity: number) => ({ productId, quantity });

describe("addShipment", () => {
  test.each([true, false])("splits the automatic shipment (which has lines: %p)", async (hasLines) => {
    const order = await anOrder({ hasLines });
    const added = await add(order.id, { lines: [of(lamp, 2)], carrier: "ups" });
    expect(added).toMatchObject({ status: "PENDING", carrier: "UPS", hasLeft: false, address: { line1: "1 Rue" } });
    expect(added.trackingNumber).toMatch(/^SHIP-\d+$/);
    const parcels = await parcelsOf(order.id);
    expect(parcels.map(unitsOf)).toEqual([{ Lamp: 1, Cup: 1 }, { Lamp: 2 }]);
    expect(parcels[1].lines[0].product.id).toBe(lamp.productId);
    expect(parcels[0].events.at(-1)).toEqual({
      status: "PENDING",
      detail: `some goods are in ${added.trackingNumber} now`,
    });
    const tells = (number: string) => told.filter((each) => each.number === number);
    await eventually(() => {
      expect(tells(added.trackingNumber)).toMatchObject([{ status: "PENDING", isChange: false, lines: [of(lamp, 2)] }]);
      expect(tells(order.number)).toContainEqual(expect.objectContaining({ isChange: true }));
    });
    expect(mailed.filter(({ number }) => number === added.trackingNumber)).toEqual([]);
  });

  test("cancels a parcel that loses all its lines, and notifies orders", async () => {
    const order = await anOrder();
    const added = await add(order.id);
    const [emptied, parcel] = await parcelsOf(order.id);
    expect(emptied).toMatchObject({ isCancelled: true, status: "FAILED", lines: [] });
    expect(emptied.events.at(-1).detail).toBe(`all goods are in ${added.trackingNumber} now`);
    expect(unitsOf(parcel)).toEqual({ Lamp: 3, Cup: 1 });
  });

  test("returns the same shipment for a repeat with the same key and input", async () => {
    const order = await anOrder();
    const input = { idempotencyKey: randomUUID(), lines: [of(lamp, 1)] };
    const answers = await Promise.all([add(order.id, input), add(order.id, input), add(order.id, input)]);
    expect(new Set(answers.map(({ trackingNumber }) => trackingNumber)).size).toBe(1);
    expect(await parcelsOf(order.id)).toHaveLength(2);
    expect(await add(order.id, { ...input, lines: [of(lamp, 2)] })).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
    expect((await add(order.id, input, otherAdmin)).__typename).toBe("Shipment");
  });

  test("20 parallel splits take no unit twice", async () => {
    const order = await anOrder();
    await withdraw(order.number);
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(order.id, { lines: [of(lamp, 1)] })));
    // each takes a unit from no parcel, or the unit of a parcel, which is then cancelled
    expect(answers.every(({ __typename }) => __typename === "Shipment")).toBe(true);
    const live = (await parcelsOf(order.id)).filter(({ isCancelled }) => !isCancelled);
    expect(live.map(unitsOf)).toEqual([{ Lamp: 1 }, { Lamp: 1 }, { Lamp: 1 }]);
  });

  test("runs against sending the parcel: each unit is in one of the two", async () => {
    for (let round = 0; round < 20; round += 1) {
      const order = await anOrder();
      const [added] = await Promise.all([
        add(order.id, { lines: [of(lamp, 2)] }),
        update(order.number, "IN_TRANSIT").catch(() => null),
      ]);
      const live = (await parcelsOf(order.id)).filter(({ isCancelled }) => !isCancelled);
      expect(live.map(unitsOf).reduce((sum, { Lamp = 0 }) => sum + Lamp, 0)).toBe(3);
      expect(live).toHaveLength(added.__typename === "Shipment" ? 2 : 1);
    }
  });

  test("replaces a parcel that failed in transit, which cannot be sent again", async () => {
    const order = await anOrder();
    expect(await add(order.id, { replaces: order.number })).toMatchObject({ code: "CONFLICT", field: "replaces" });
    await update(order.number, "IN_TRANSIT");
    await update(order.number, "FAILED", { detail: "Lost" });
    const replacement = await add(order.id, { replaces: order.number.toLowerCase() });
    expect(replacement).toMatchObject({ replaces: order.number, status: "PENDING" });
    expect(unitsOf(replacement)).toEqual({ Lamp: 3, Cup: 1 });
    expect(await update(order.number, "IN_TRANSIT")).toMatchObject({ code: "CONFLICT" });
    expect(await add(order.id, { replaces: order.number })).toMatchObject({ code: "CONFLICT", field: "lines" });
    await withdraw(replacement.trackingNumber);
    expect(await update(order.number, "IN_TRANSIT")).toMatchObject({ __typename: "Shipment" });
  });

  test.each<[string, object, object]>([
    ["more units than are left", { lines: [of(lamp, 4)] }, { code: "VALIDATION_FAILED", fields: [{ path: "lines" }] }],
    ["a product of another order", { lines: [of({ productId: randomUUID() }, 1)] }, { fields: [{ path: "lines" }] }],
    ["no units", { lines: [of(lamp, 0)] }, { fields: [{ path: "lines.0.quantity" }] }],
    ["an empty list of lines", { lines: [] }, { fields: [{ path: "lines" }] }],
    ["an address without a city", { address: { ...address, city: " " } }, { fields: [{ path: "address.city" }] }],
    ["a carrier of two lines", { carrier: "a\nb" }, { fields: [{ path: "carrier" }] }],
    ["a replacement of an unknown parcel", { idempotencyKey: "" }, { fields: [{ path: "idempotencyKey" }] }],
    ["a malformed number", { replaces: "SHIP-1" }, { code: "NOT_FOUND" }],
    ["a number that is none", { replaces: "?" }, { code: "NOT_FOUND" }],
  ])("refuses %s", async (_case, input, expected) => {
    const order = await anOrder();
    expect(await add(order.id, input)).toMatchObject(expected);
    expect(await parcelsOf(order.id)).toHaveLength(1);
  });

  test("refuses a closed, cancelled or unknown order", async () => {
    expect(await add((await anOrder({ isOpen: false })).id)).toMatchObject({ code: "CONFLICT", field: "orderId" });
    const order = await anOrder();
    await cancelOrder(order.id);
    expect(await add(order.id)).toMatchObject({ code: "CONFLICT", field: "orderId" });
    for (const id of [randomUUID(), "7"]) expect(await add(id)).toMatchObject({ code: "NOT_FOUND" });
  });
});

async function cancelOrder(orderId: string): Promise<boolean> {
  const document = `mutation ($input: CancelShipmentInput!) { cancelShipment(input: $input) }`;
  const input = { eventId: randomUUID(), orderId, reason: "the order was cancelled" };
  return (await surroundings.ask(shipping, document, { input }, { from: "orders" })).data.cancelShipment;
}

test("cancelling an order cancels every parcel that has not left, and leaves the others unchanged", async () => {
  const order = await anOrder();
  await add(order.id, { lines: [of(lamp, 1)] });
  await add(order.id, { lines: [of(lamp, 1)] });
  await update(order.number, "IN_TRANSIT");
  expect(await cancelOrder(order.id)).toBe(false);
  expect(await cancelOrder(order.id)).toBe(false);
  const parcels = await parcelsOf(order.id);
  expect(parcels.map(({ status, isCancelled }) => [status, isCancelled])).toEqual([
    ["IN_TRANSIT", false],
    ["FAILED", true],
    ["FAILED", true],
  ]);
  expect(parcels[1].events).toHaveLength(2);
});

describe("changeShipment", () => {
  test("changes carrier and address until the parcel has left, and notifies orders once", async () => {
    const { number } = await anOrder();
    const more = { carrier: "dhl", address: { ...address, line1: "2 Rue" } };
    for (let repeat = 0; repeat < 2; repeat += 1)
      expect(await change(number, more)).toMatchObject({ carrier: "DHL", address: { line1: "2 Rue" } });
    await eventually(() => expect(told.filter((each) => each.number === number && each.isChange)).toHaveLength(1));
    await update(number, "IN_TRANSIT");
    expect(await change(number, { carrier: "UPS" })).toMatchObject({ code: "CONFLICT" });
    expect(await change(number, { address })).toMatchObject({ code: "CONFLICT" });
    expect(await change(number, { carrierTrackingNumber: "42" })).toMatchObject({ carrierTrackingNumber: "42" });
  });

  test("refuses a cancelled shipment", async () => {
    const { number } = await anOrder();
    await withdraw(number);
    expect(await change(number, { carrier: "UPS" })).toMatchObject({ code: "CONFLICT" });
  });

  test("returns NotFound for an unknown number", async () => {
    expect(await change("SHIP-1", { carrier: "UPS" })).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("withdrawShipment", () => {
  test("cancels a parcel that has not left, so that another parcel takes its goods", async () => {
    const order = await anOrder();
    for (let repeat = 0; repeat < 2; repeat += 1)
      expect(await withdraw(order.number)).toMatchObject({ isCancelled: true, status: "FAILED" });
    expect(unitsOf(await add(order.id))).toEqual({ Lamp: 3, Cup: 1 });
  });

  test("refuses a parcel that has left, and an empty reason", async () => {
    const { number } = await anOrder();
    expect(await withdraw(number, " ")).toMatchObject({ fields: [{ path: "reason" }] });
    await update(number, "IN_TRANSIT");
    expect(await withdraw(number)).toMatchObject({ code: "CONFLICT" });
  });
});

describe("the carrier's tracking number and link", () => {
  test.each<[string, string, object, object]>([
    [
      "are the entered ones",
      "UPS",
      { carrierTrackingNumber: " 1Z 9 ", trackingUrl: "https://t.example/1?a=b" },
      { carrierTrackingNumber: "1Z 9", trackingUrl: "https://t.example/1?a=b" },
    ],
    [
      "have a link built from the template of a known carrier",
      "UPS",
      { carrierTrackingNumber: "1Z/9" },
      { trackingUrl: "https://www.ups.com/track?tracknum=1Z%2F9" },
    ],
    [
      "have no link for another carrier",
      "Bob's van",
      { carrierTrackingNumber: "7" },
      { carrierTrackingNumber: "7", trackingUrl: null },
    ],
    ["are optional", "UPS", {}, { carrierTrackingNumber: null, trackingUrl: null }],
    [
      "can be a link without a number",
      "Bob's van",
      { trackingUrl: "http://bob.example" },
      { carrierTrackingNumber: null, trackingUrl: "http://bob.example/" },
    ],
  ])("%s", async (_case, carrier, input, expected) => {
    const { number } = await anOrder();
    await change(number, { carrier });
    expect(await update(number, "IN_TRANSIT", input)).toMatchObject({ status: "IN_TRANSIT", ...expected });
    await eventually(() =>
      expect(mailed.filter((each) => each.number === number)).toMatchObject([{ status: "IN_TRANSIT", scope: "ORDER" }]),
    );
  });

  test("can be corrected and removed after the parcel has left", async () => {
    const { number } = await anOrder();
    await update(number, "IN_TRANSIT", { carrierTrackingNumber: "1", trackingUrl: "https://a.example/1" });
    expect(await update(number, "IN_TRANSIT", { carrierTrackingNumber: "2" })).toMatchObject({
      carrierTrackingNumber: "2",
      trackingUrl: "https://a.example/1",
    });
    const removed = await change(number, { carrierTrackingNumber: "", trackingUrl: null });
    expect(removed).toMatchObject({ carrierTrackingNumber: null, trackingUrl: null });
  });

  test.each([
    ["trackingUrl", "javascript:alert(1)"],
    ["trackingUrl", "data:text/html,x"],
    ["trackingUrl", "//t.example/1"],
    ["trackingUrl", "/orders"],
    ["trackingUrl", "https://june:secret@t.example/"],
    ["trackingUrl", `https://t.example/${"x".repeat(2000)}`],
    ["carrierTrackingNumber", "a\nb"],
    ["carrierTrackingNumber", "a\u202Eb"],
    ["carrierTrackingNumber", "7".repeat(61)],
  ])("%s %j is refused with the field's name", async (field, value) => {
    const { number } = await anOrder();
    expect(await change(number, { [field]: value })).toMatchObject({ fields: [{ path: field }] });
    const document = `mutation ($input: UpdateShipmentInput!) { updateShipment(input: $input) { __typename } }`;
    const input = { trackingNumber: number, status: "IN_TRANSIT", [field]: value };
    const body = await surroundings.ask(shipping, document, { input }, { as: admin });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: `input.${field}` });
    expect((await parcelsOf([...orders.keys()].at(-1) ?? ""))[0]).toMatchObject({ status: "PENDING" });
  });
});

test("carriers lists the carriers for admins, the default one first", async () => {
  const body = await surroundings.ask(shipping, `{ carriers { name } }`, {}, { as: admin });
  expect(body.data.carriers).toEqual(["Canada Post", "DHL", "UPS"].map((name) => ({ name })));
  const refused = await surroundings.ask(shipping, `{ carriers { name } }`, {}, { as: buyer });
  expect(refused.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
});
