import { expect, test } from "@jest/globals";
import { mailBuyer } from "./mail-buyer.js";
import { shipmentStatuses, waitsForCarrier, type Shipment, type ShipmentStatus } from "./shipment.js";

async function mailed(status: ShipmentStatus, change: Partial<Shipment> = {}, others: Partial<Shipment>[] = []) {
  const events = [{ id: "e", at: new Date(0), status, detail: null }];
  const shipment = { id: "s", status, events, isCancelled: false, replaces: null, ...change } as unknown as Shipment;
  const scopes: string[] = [];
  const notifyBuyer = async (_shipment: Shipment, _event: unknown, scope: string) => void scopes.push(scope);
  const shipments = {
    findShipment: async () => shipment,
    findShipmentsOfOrders: async () => [shipment, ...others.map((other) => ({ ...shipment, id: "o", ...other }))],
  };
  await mailBuyer({ shipments, buyers: { notifyBuyer } })({ shipmentId: "s", eventId: "e" });
  return scopes;
}

test.each(shipmentStatuses.filter((status) => !waitsForCarrier(status)))(
  "a shipment with status %s is mailed",
  async (status) => {
    expect(await mailed(status)).toEqual(["ORDER"]);
  },
);

test.each(["PENDING", "LABEL_CREATED"] as const)(
  "a shipment that waits for the carrier is not mailed: %s",
  async (status) => {
    expect(await mailed(status)).toEqual([]);
  },
);

test("a cancelled shipment is not mailed", async () => {
  expect(await mailed("FAILED", { isCancelled: true })).toEqual([]);
});

test.each<[string, Partial<Shipment>, Partial<Shipment>[], string]>([
  ["one of two parcels is a part of the order", {}, [{}], "PART"],
  ["a parcel next to a cancelled one is the whole order", {}, [{ isCancelled: true }], "ORDER"],
  ["a parcel next to its replacement is the whole order", {}, [{ replaces: "SHIP-1" }], "ORDER"],
  ["a replacement is a replacement", { replaces: "SHIP-1" }, [{}], "REPLACEMENT"],
])("%s", async (_rule, change, others, scope) => {
  expect(await mailed("IN_TRANSIT", change, others)).toEqual([scope]);
});
