import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import { address, admin, buyer, TestParcels, unitsOf } from "./testing/test-parcels.js";

let parcels: TestParcels;

beforeAll(async () => {
  parcels = await TestParcels.start();
});

afterAll(async () => parcels[Symbol.asyncDispose]());

describe("changeShipment", () => {
  test("changes carrier and address until the parcel has left, and notifies orders once", async () => {
    const { number } = await parcels.anOrder();
    const more = { carrier: "dhl", address: { ...address, line1: "2 Rue" } };
    for (let repeat = 0; repeat < 2; repeat += 1)
      expect(await parcels.change(number, more)).toMatchObject({ carrier: "DHL", address: { line1: "2 Rue" } });
    await eventually(() =>
      expect(parcels.harness.recorded.filter((each) => each.number === number && each.isChange)).toHaveLength(1),
    );
    await parcels.update(number, "IN_TRANSIT");
    expect(await parcels.change(number, { carrier: "UPS" })).toMatchObject({ code: "CONFLICT" });
    expect(await parcels.change(number, { address })).toMatchObject({ code: "CONFLICT" });
    expect(await parcels.change(number, { carrierTrackingNumber: "42" })).toMatchObject({
      carrierTrackingNumber: "42",
    });
  });

  test("refuses a cancelled shipment", async () => {
    const { number } = await parcels.anOrder();
    await parcels.withdraw(number);
    expect(await parcels.change(number, { carrier: "UPS" })).toMatchObject({ code: "CONFLICT" });
  });

  test("returns NotFound for an unknown number", async () => {
    expect(await parcels.change("SHIP-1", { carrier: "UPS" })).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("withdrawShipment", () => {
  test("S1-43: cancels a parcel that has a label, and none that is out for delivery", async () => {
    const order = await parcels.anOrder();
    await parcels.update(order.number, "LABEL_CREATED");
    expect(await parcels.withdraw(order.number)).toMatchObject({ isCancelled: true, status: "FAILED" });
    const { number } = await parcels.anOrder();
    await parcels.update(number, "IN_TRANSIT");
    await parcels.update(number, "OUT_FOR_DELIVERY");
    expect(await parcels.withdraw(number)).toMatchObject({ code: "CONFLICT" });
  });

  test("cancels a parcel that has not left, so that another parcel takes its goods", async () => {
    const order = await parcels.anOrder();
    for (let repeat = 0; repeat < 2; repeat += 1)
      expect(await parcels.withdraw(order.number)).toMatchObject({ isCancelled: true, status: "FAILED" });
    expect(unitsOf(await parcels.add(order.id))).toEqual({ Lamp: 3, Cup: 1 });
  });

  test("refuses a parcel that has left, and an empty reason", async () => {
    const { number } = await parcels.anOrder();
    expect(await parcels.withdraw(number, " ")).toMatchObject({ fields: [{ path: "reason" }] });
    await parcels.update(number, "IN_TRANSIT");
    expect(await parcels.withdraw(number)).toMatchObject({ code: "CONFLICT" });
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
    const { number } = await parcels.anOrder();
    await parcels.change(number, { carrier });
    expect(await parcels.update(number, "IN_TRANSIT", input)).toMatchObject({ status: "IN_TRANSIT", ...expected });
    await eventually(() =>
      expect(parcels.harness.mails.filter((each) => each.number === number)).toMatchObject([
        { status: "IN_TRANSIT", scope: "ORDER" },
      ]),
    );
  });

  test("can be corrected and removed after the parcel has left", async () => {
    const { number } = await parcels.anOrder();
    await parcels.update(number, "IN_TRANSIT", { carrierTrackingNumber: "1", trackingUrl: "https://a.example/1" });
    expect(await parcels.update(number, "IN_TRANSIT", { carrierTrackingNumber: "2" })).toMatchObject({
      carrierTrackingNumber: "2",
      trackingUrl: "https://a.example/1",
    });
    const removed = await parcels.change(number, { carrierTrackingNumber: "", trackingUrl: null });
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
    const { number } = await parcels.anOrder();
    expect(await parcels.change(number, { [field]: value })).toMatchObject({ fields: [{ path: field }] });
    const document = `mutation ($input: UpdateShipmentInput!) { updateShipment(input: $input) { __typename } }`;
    const input = { trackingNumber: number, status: "IN_TRANSIT", [field]: value };
    const body = await parcels.harness.execute(document, { input }, { as: admin });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: `input.${field}` });
    expect((await parcels.parcelsOf([...parcels.harness.orders.keys()].at(-1) ?? ""))[0]).toMatchObject({
      status: "PENDING",
    });
  });
});

test("carriers lists the carriers for admins, the default one first", async () => {
  const body = await parcels.harness.execute(`{ carriers { name } }`, {}, { as: admin });
  expect(body.data.carriers).toEqual(["Canada Post", "DHL", "UPS"].map((name) => ({ name })));
  const refused = await parcels.harness.execute(`{ carriers { name } }`, {}, { as: buyer });
  expect(refused.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
});
