import { expect, test } from "@jest/globals";
import type { Shipment, ShipmentStatus } from "./shipment.js";
import { tellOrders } from "./tell-orders.js";

const statuses: ShipmentStatus[] = ["PENDING", "IN_TRANSIT", "IN_TRANSIT", "DELIVERED"];
const events = statuses.map((status, index) => ({ id: `e${index}`, at: new Date(0), status, detail: null }));
const shipment = { id: "s", events } as unknown as Shipment;

async function told(eventId: string, shipmentId = "s"): Promise<string[]> {
  const ids: string[] = [];
  const shipments = { findShipment: async (id: string) => (id === "s" ? shipment : null) };
  const orders = { recordShipment: async (_shipment: Shipment, { id }: { id: string }) => void ids.push(id) };
  await tellOrders({ shipments, orders })({ shipmentId, eventId });
  return ids;
}

test.each([
  ["the first alone", "e0", ["e0"]],
  ["those before it first, and no remarks", "e3", ["e0", "e1", "e3"]],
  ["nothing of an event that is not there", "e9", []],
])("orders hears of a change %s", async (_rule, eventId, ids) => {
  expect(await told(eventId)).toEqual(ids);
});

test("a shipment that is gone is nothing to tell", async () => {
  expect(await told("e0", "other")).toEqual([]);
});
