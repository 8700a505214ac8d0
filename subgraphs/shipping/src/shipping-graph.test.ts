import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { demoOrders } from "@souk/demo/orders";
import { WorkCounters, runInRequest } from "@souk/kernel/logging/request-context";
import { until } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { ShippingHarness } from "./testing/shipping-harness.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const buyer = { id: randomUUID(), role: "CUSTOMER" } as const;
const guest = { id: randomUUID(), role: "GUEST" } as const;
const stranger = { id: randomUUID(), role: "CUSTOMER" } as const;
const service = { from: "orders" };
let harness: ShippingHarness;

beforeAll(async () => {
  harness = await ShippingHarness.start({ demoData: true });
});

afterAll(async () => harness[Symbol.asyncDispose]());

const address = { fullName: "June", line1: "1 Rue", city: "Montréal", postalCode: "H2X 1Y4", country: "ca" };
const create = `mutation ($input: CreateShipmentInput!) { createShipment(input: $input) }`;
const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order {
  shipments { trackingNumber carrier status address { city country line2 } events { at status detail } createdAt } } } }`;

async function createShipment(orderId: string, more: object = {}): Promise<any> {
  const input = { eventId: randomUUID(), orderId, orderNumber: "ORD-1", buyerId: buyer.id, carrier: "Canada Post" };
  return harness.execute(create, { input: { ...input, address, ...more } }, service);
}

async function shipmentsOf(orderId: string, as?: TestViewer): Promise<any[]> {
  const r = [{ __typename: "Order", id: orderId }];
  const body = await harness.execute(entities, { r }, as ? { as } : {});
  expect(body.errors).toBeUndefined();
  // as the client receives it: times as text
  return JSON.parse(JSON.stringify(body.data._entities[0].shipments));
}

async function newNumber(): Promise<string> {
  const orderId = randomUUID();
  await createShipment(orderId);
  return (await shipmentsOf(orderId, buyer))[0].trackingNumber;
}

async function update(input: object): Promise<any> {
  const query = `mutation ($input: UpdateShipmentInput!) { updateShipment(input: $input) {
    __typename ... on Shipment { status events { status detail } } ... on Problem { code message } } }`;
  return harness.execute(query, { input }, { as: admin });
}

const statusesIn = (log: readonly { number: string; status: string }[], number: string): string[] =>
  log.filter((entry) => entry.number === number).map(({ status }) => status);

describe("createShipment", () => {
  test("creates one shipment per order, notifies orders once and mails nothing before it is sent", async () => {
    const orderId = randomUUID();
    expect((await createShipment(orderId)).data.createShipment).toBe(true);
    expect((await createShipment(orderId)).data.createShipment).toBe(true);
    const [shipment, ...others] = await shipmentsOf(orderId, buyer);
    expect(others).toEqual([]);
    expect(shipment).toMatchObject({
      carrier: "Canada Post",
      status: "PENDING",
      address: { city: "Montréal", country: "CA", line2: null },
      events: [{ status: "PENDING", detail: null }],
    });
    const number: string = shipment.trackingNumber;
    await until(() => statusesIn(harness.recorded, number).length > 0);
    await update({ trackingNumber: number, status: "IN_TRANSIT" });
    // jobs run in order: a mail about PENDING would be sent by now
    await until(() => statusesIn(harness.mails, number).includes("IN_TRANSIT"));
    expect(statusesIn(harness.mails, number)).toEqual(["IN_TRANSIT"]);
    expect(statusesIn(harness.recorded, number)[0]).toBe("PENDING");
  });

  test.each([
    ["a malformed order id", { orderId: "7" }, "input.orderId"],
    ["an address without a city", { address: { ...address, city: " " } }, "input.address.city"],
    ["no carrier", { carrier: "" }, "input.carrier"],
    ["a NUL in the address", { address: { ...address, line1: "a\u0000" } }, "input.address.line1"],
  ])("refuses %s", async (_case, more, argument) => {
    const [error] = (await createShipment(randomUUID(), more)).errors;
    expect(error.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  });

  test("is refused to all but services", async () => {
    const input = { eventId: "e", orderId: randomUUID(), orderNumber: "ORD-1", buyerId: buyer.id, carrier: "UPS" };
    for (const as of [admin, buyer]) {
      const body = await harness.execute(create, { input: { ...input, address } }, { as });
      expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    }
  });
});

describe("cancelShipment", () => {
  const cancel = `mutation ($input: CancelShipmentInput!) { cancelShipment(input: $input) }`;
  const cancelShipment = async (orderId: string, more: object = {}): Promise<any> => {
    const input = { eventId: randomUUID(), orderId, reason: "The order was refunded.", ...more };
    return harness.execute(cancel, { input }, service);
  };

  test("sets the shipment to FAILED, notifies orders and sends no mail", async () => {
    const orderId = randomUUID();
    await createShipment(orderId);
    const [{ trackingNumber }] = await shipmentsOf(orderId, buyer);
    await until(() => statusesIn(harness.recorded, trackingNumber).length > 0);
    for (let delivery = 0; delivery < 2; delivery += 1)
      expect((await cancelShipment(orderId)).data.cancelShipment).toBe(true);
    const [shipment] = await shipmentsOf(orderId, buyer);
    expect(shipment.events).toMatchObject([
      { status: "PENDING" },
      { status: "FAILED", detail: "The order was refunded." },
    ]);
    await until(() => statusesIn(harness.recorded, trackingNumber).includes("FAILED"));
    const another = randomUUID();
    await createShipment(another);
    const [next] = await shipmentsOf(another, buyer);
    await update({ trackingNumber: next.trackingNumber, status: "IN_TRANSIT" });
    // jobs run in order: once the later mail is sent, this one would be sent too
    await until(() => statusesIn(harness.mails, next.trackingNumber).length > 0);
    expect(statusesIn(harness.mails, trackingNumber)).toEqual([]);
    const { data } = await update({ trackingNumber, status: "IN_TRANSIT" });
    expect(data.updateShipment).toMatchObject({ __typename: "Conflict" });
  });

  test("leaves a shipment that has left unchanged", async () => {
    const orderId = randomUUID();
    await createShipment(orderId);
    const [{ trackingNumber }] = await shipmentsOf(orderId, buyer);
    await update({ trackingNumber, status: "IN_TRANSIT" });
    expect((await cancelShipment(orderId)).data.cancelShipment).toBe(false);
    expect(await shipmentsOf(orderId, buyer)).toMatchObject([{ status: "IN_TRANSIT" }]);
  });

  test("prevents a later shipment of the order", async () => {
    const orderId = randomUUID();
    expect((await cancelShipment(orderId)).data.cancelShipment).toBe(true);
    expect((await createShipment(orderId)).data.createShipment).toBe(false);
    expect(await shipmentsOf(orderId, buyer)).toEqual([]);
  });

  test.each([
    ["a malformed order id", { orderId: "7" }, "input.orderId"],
    ["no reason", { reason: " " }, "input.reason"],
    ["a reason of two lines", { reason: "a\nb" }, "input.reason"],
  ])("refuses %s", async (_case, more, argument) => {
    const [error] = (await cancelShipment(randomUUID(), more)).errors;
    expect(error.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  });

  test("is refused to all but services", async () => {
    const input = { eventId: "e", orderId: randomUUID(), reason: "x" };
    const body = await harness.execute(cancel, { input }, { as: admin });
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

describe("shipment", () => {
  const query = `query ($n: String!) { shipment(trackingNumber: $n) { trackingNumber } }`;

  test("is visible to its buyer and admins, and null for others", async () => {
    const n = await newNumber();
    const seen = async (as: TestViewer): Promise<any> => (await harness.execute(query, { n }, { as })).data.shipment;
    expect([await seen(buyer), await seen(admin)]).toEqual([{ trackingNumber: n }, { trackingNumber: n }]);
    expect([await seen(stranger), await seen(guest)]).toEqual([null, null]);
    expect((await harness.execute(query, { n })).errors?.[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  });

  test("is visible to the guest who bought it", async () => {
    const orderId = randomUUID();
    await createShipment(orderId, { buyerId: guest.id });
    expect(await shipmentsOf(orderId, guest)).toHaveLength(1);
  });

  test.each([["SHIP-1"], [""], ["'; drop"], ["SHIP-\u0000"]])("is null for the number %j", async (n) => {
    const body = await harness.execute(query, { n }, { as: admin });
    expect([body.errors, body.data.shipment]).toEqual([undefined, null]);
  });
});

describe("updateShipment", () => {
  test("mails each change once, reports changes to orders in sequence, and mails no remark", async () => {
    const trackingNumber = await newNumber();
    await update({ trackingNumber, status: "IN_TRANSIT", detail: "Handed to Canada Post" });
    await update({ trackingNumber, status: "IN_TRANSIT", detail: "In Toronto" });
    const { data } = await update({ trackingNumber, status: "DELIVERED" });
    expect(data.updateShipment).toEqual({
      __typename: "Shipment",
      status: "DELIVERED",
      events: [
        { status: "PENDING", detail: null },
        { status: "IN_TRANSIT", detail: "Handed to Canada Post" },
        { status: "IN_TRANSIT", detail: "In Toronto" },
        { status: "DELIVERED", detail: null },
      ],
    });
    await until(() => statusesIn(harness.mails, trackingNumber).length === 2);
    await until(() => statusesIn(harness.recorded, trackingNumber).includes("DELIVERED"));
    expect(statusesIn(harness.mails, trackingNumber).sort()).toEqual(["DELIVERED", "IN_TRANSIT"]);
    expect([...new Set(statusesIn(harness.recorded, trackingNumber))]).toEqual(["PENDING", "IN_TRANSIT", "DELIVERED"]);
  });

  test("S1-43: a parcel with a label is not mailed and has not left; one that is out for delivery is mailed", async () => {
    const trackingNumber = await newNumber();
    await update({ trackingNumber, status: "LABEL_CREATED", carrierTrackingNumber: "1Z9" });
    await update({ trackingNumber, status: "IN_TRANSIT" });
    await update({ trackingNumber, status: "OUT_FOR_DELIVERY" });
    await update({ trackingNumber, status: "DELIVERED" });
    const recorded = ["PENDING", "LABEL_CREATED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"];
    await until(() => statusesIn(harness.mails, trackingNumber).length === 3);
    await until(() => statusesIn(harness.recorded, trackingNumber).includes("DELIVERED"));
    expect(statusesIn(harness.mails, trackingNumber).sort()).toEqual(["DELIVERED", "IN_TRANSIT", "OUT_FOR_DELIVERY"]);
    expect([...new Set(statusesIn(harness.recorded, trackingNumber))]).toEqual(recorded);
  });

  test("returns Conflict for a move that the table forbids", async () => {
    const trackingNumber = await newNumber();
    const { data } = await update({ trackingNumber, status: "RETURNED" });
    expect(data.updateShipment).toMatchObject({ __typename: "Conflict", code: "CONFLICT" });
  });

  test("returns NotFound for an unknown number", async () => {
    const { data } = await update({ trackingNumber: "SHIP-1", status: "DELIVERED" });
    expect(data.updateShipment).toMatchObject({ __typename: "NotFound", code: "NOT_FOUND" });
  });

  test("rejects an invalid detail as BAD_USER_INPUT", async () => {
    const trackingNumber = await newNumber();
    const { errors } = await update({ trackingNumber, status: "IN_TRANSIT", detail: "x".repeat(501) });
    expect(errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.detail" });
  });

  test.each([
    ["an anonymous client", undefined, "UNAUTHENTICATED"],
    ["a guest", guest, "UNAUTHENTICATED"],
    ["a customer", buyer, "FORBIDDEN"],
    ["an instructor", { id: randomUUID(), role: "INSTRUCTOR" } as const, "FORBIDDEN"],
  ])("is refused to %s", async (_who, as, code) => {
    const query = `mutation { updateShipment(input: { trackingNumber: "SHIP-888", status: DELIVERED }) { __typename } }`;
    const body = await harness.execute(query, {}, as ? { as } : {});
    expect([body.data.updateShipment, body.errors?.[0]?.extensions?.code]).toEqual([null, code]);
  });
});

describe("Order.shipments", () => {
  test("are visible to the buyer and admins, and empty for others and for an unknown order", async () => {
    const orderId = randomUUID();
    await createShipment(orderId);
    expect(await shipmentsOf(orderId, admin)).toHaveLength(1);
    expect(await shipmentsOf(orderId, stranger)).toEqual([]);
    expect(await shipmentsOf(orderId)).toEqual([]);
    expect(await shipmentsOf("no-id", admin)).toEqual([]);
    expect(await shipmentsOf(randomUUID(), admin)).toEqual([]);
  });

  test("cost one statement for 20 orders, with their events", async () => {
    const r = Array.from({ length: 20 }, (_, index) => ({
      __typename: "Order",
      id: demoOrders[index]?.id ?? randomUUID(),
    }));
    const counters = new WorkCounters();
    const body = await runInRequest({ counters }, () => harness.execute(entities, { r }, { as: admin }));
    expect(body.errors).toBeUndefined();
    expect(body.data._entities.filter((order: any) => order.shipments.length === 1)).toHaveLength(9);
    expect(counters.sqlStatements).toBe(1);
  });
});

describe("the demo data", () => {
  test("contains the shipments of the demo orders, and the next number follows theirs", async () => {
    const order = demoOrders.find(({ shipment }) => shipment?.trackingNumber === "SHIP-888");
    const [shipment] = await shipmentsOf(order?.id ?? "", { id: order?.customerId ?? "", role: "CUSTOMER" });
    expect(shipment).toMatchObject({
      trackingNumber: "SHIP-888",
      status: "DELIVERED",
      createdAt: order?.shipment?.createdAt,
    });
    expect(shipment.events.map(({ at }: { at: string }) => at)).toEqual(order?.shipment?.events.map(({ at }) => at));
    expect(Number((await newNumber()).slice("SHIP-".length))).toBeGreaterThan(896);
  });
});
