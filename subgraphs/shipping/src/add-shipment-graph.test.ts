import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import { address, lamp, lineOf, TestParcels, unitsOf } from "./testing/test-parcels.js";

const otherAdmin = { id: randomUUID(), role: "ADMIN" } as const;
let parcels: TestParcels;

beforeAll(async () => {
  parcels = await TestParcels.start();
});

afterAll(async () => parcels[Symbol.asyncDispose]());

describe("addShipment", () => {
  test.each([true, false])("splits the automatic shipment (which has lines: %p)", async (hasLines) => {
    const order = await parcels.anOrder({ hasLines });
    const added = await parcels.add(order.id, { lines: [lineOf(lamp, 2)], carrier: "ups" });
    expect(added).toMatchObject({ status: "PENDING", carrier: "UPS", hasLeft: false, address: { line1: "1 Rue" } });
    expect(added.trackingNumber).toMatch(/^SHIP-\d+$/);
    const all = await parcels.parcelsOf(order.id);
    expect(all.map(unitsOf)).toEqual([{ Lamp: 1, Cup: 1 }, { Lamp: 2 }]);
    expect(all[1].lines[0].product.id).toBe(lamp.productId);
    expect(all[0].events.at(-1)).toEqual({
      status: "PENDING",
      detail: `some goods are in ${added.trackingNumber} now`,
    });
    const recordsOf = (number: string) => parcels.harness.recorded.filter((each) => each.number === number);
    await eventually(() => {
      expect(recordsOf(added.trackingNumber)).toMatchObject([
        { status: "PENDING", isChange: false, lines: [lineOf(lamp, 2)] },
      ]);
      expect(recordsOf(order.number)).toContainEqual(expect.objectContaining({ isChange: true }));
    });
    expect(parcels.harness.mails.filter(({ number }) => number === added.trackingNumber)).toEqual([]);
  });

  test("cancels a parcel that loses all its lines, and notifies orders", async () => {
    const order = await parcels.anOrder();
    const added = await parcels.add(order.id);
    const [emptied, parcel] = await parcels.parcelsOf(order.id);
    expect(emptied).toMatchObject({ isCancelled: true, status: "FAILED", lines: [] });
    expect(emptied.events.at(-1).detail).toBe(`all goods are in ${added.trackingNumber} now`);
    expect(unitsOf(parcel)).toEqual({ Lamp: 3, Cup: 1 });
  });

  test("returns the same shipment for a repeat with the same key and input", async () => {
    const order = await parcels.anOrder();
    const input = { idempotencyKey: randomUUID(), lines: [lineOf(lamp, 1)] };
    const answers = await Promise.all([
      parcels.add(order.id, input),
      parcels.add(order.id, input),
      parcels.add(order.id, input),
    ]);
    expect(new Set(answers.map(({ trackingNumber }) => trackingNumber)).size).toBe(1);
    expect(await parcels.parcelsOf(order.id)).toHaveLength(2);
    expect(await parcels.add(order.id, { ...input, lines: [lineOf(lamp, 2)] })).toMatchObject({
      code: "IDEMPOTENCY_KEY_REUSED",
    });
    expect((await parcels.add(order.id, input, otherAdmin)).__typename).toBe("Shipment");
  });

  test("20 parallel splits take no unit twice", async () => {
    const order = await parcels.anOrder();
    await parcels.withdraw(order.number);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => parcels.add(order.id, { lines: [lineOf(lamp, 1)] })),
    );
    // each takes a unit from no parcel, or the unit of a parcel, which is then cancelled
    expect(answers.every(({ __typename }) => __typename === "Shipment")).toBe(true);
    const live = (await parcels.parcelsOf(order.id)).filter(({ isCancelled }) => !isCancelled);
    expect(live.map(unitsOf)).toEqual([{ Lamp: 1 }, { Lamp: 1 }, { Lamp: 1 }]);
  });

  test("runs against sending the parcel: each unit is in one of the two", async () => {
    for (let round = 0; round < 20; round += 1) {
      const order = await parcels.anOrder();
      const [added] = await Promise.all([
        parcels.add(order.id, { lines: [lineOf(lamp, 2)] }),
        parcels.update(order.number, "IN_TRANSIT").catch(() => null),
      ]);
      const live = (await parcels.parcelsOf(order.id)).filter(({ isCancelled }) => !isCancelled);
      expect(live.map(unitsOf).reduce((sum, { Lamp = 0 }) => sum + Lamp, 0)).toBe(3);
      expect(live).toHaveLength(added.__typename === "Shipment" ? 2 : 1);
    }
  });

  test("replaces a parcel that failed in transit, which cannot be sent again", async () => {
    const order = await parcels.anOrder();
    expect(await parcels.add(order.id, { replaces: order.number })).toMatchObject({
      code: "CONFLICT",
      field: "replaces",
    });
    await parcels.update(order.number, "IN_TRANSIT");
    await parcels.update(order.number, "FAILED", { detail: "Lost" });
    const replacement = await parcels.add(order.id, { replaces: order.number.toLowerCase() });
    expect(replacement).toMatchObject({ replaces: order.number, status: "PENDING" });
    expect(unitsOf(replacement)).toEqual({ Lamp: 3, Cup: 1 });
    expect(await parcels.update(order.number, "IN_TRANSIT")).toMatchObject({ code: "CONFLICT" });
    expect(await parcels.add(order.id, { replaces: order.number })).toMatchObject({ code: "CONFLICT", field: "lines" });
    await parcels.withdraw(replacement.trackingNumber);
    expect(await parcels.update(order.number, "IN_TRANSIT")).toMatchObject({ __typename: "Shipment" });
  });

  test.each<[string, object, object]>([
    [
      "more units than are left",
      { lines: [lineOf(lamp, 4)] },
      { code: "VALIDATION_FAILED", fields: [{ path: "lines" }] },
    ],
    [
      "a product of another order",
      { lines: [lineOf({ productId: randomUUID() }, 1)] },
      { fields: [{ path: "lines" }] },
    ],
    ["no units", { lines: [lineOf(lamp, 0)] }, { fields: [{ path: "lines.0.quantity" }] }],
    ["an empty list of lines", { lines: [] }, { fields: [{ path: "lines" }] }],
    ["an address without a city", { address: { ...address, city: " " } }, { fields: [{ path: "address.city" }] }],
    ["a carrier of two lines", { carrier: "a\nb" }, { fields: [{ path: "carrier" }] }],
    ["a replacement of an unknown parcel", { idempotencyKey: "" }, { fields: [{ path: "idempotencyKey" }] }],
    ["a malformed number", { replaces: "SHIP-1" }, { code: "NOT_FOUND" }],
    ["a number that is none", { replaces: "?" }, { code: "NOT_FOUND" }],
  ])("refuses %s", async (_case, input, expected) => {
    const order = await parcels.anOrder();
    expect(await parcels.add(order.id, input)).toMatchObject(expected);
    expect(await parcels.parcelsOf(order.id)).toHaveLength(1);
  });

  test("refuses a closed, cancelled or unknown order", async () => {
    expect(await parcels.add((await parcels.anOrder({ isOpen: false })).id)).toMatchObject({
      code: "CONFLICT",
      field: "orderId",
    });
    const order = await parcels.anOrder();
    await parcels.cancelOrder(order.id);
    expect(await parcels.add(order.id)).toMatchObject({ code: "CONFLICT", field: "orderId" });
    for (const id of [randomUUID(), "7"]) expect(await parcels.add(id)).toMatchObject({ code: "NOT_FOUND" });
  });
});

test("cancelling an order cancels every parcel that has not left, and leaves the others unchanged", async () => {
  const order = await parcels.anOrder();
  await parcels.add(order.id, { lines: [lineOf(lamp, 1)] });
  await parcels.add(order.id, { lines: [lineOf(lamp, 1)] });
  await parcels.update(order.number, "IN_TRANSIT");
  expect(await parcels.cancelOrder(order.id)).toBe(false);
  expect(await parcels.cancelOrder(order.id)).toBe(false);
  const all = await parcels.parcelsOf(order.id);
  expect(all.map(({ status, isCancelled }) => [status, isCancelled])).toEqual([
    ["IN_TRANSIT", false],
    ["FAILED", true],
    ["FAILED", true],
  ]);
  expect(all[1].events).toHaveLength(2);
});
