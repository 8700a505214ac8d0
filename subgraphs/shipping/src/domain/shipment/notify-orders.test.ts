import { expect, test } from "@jest/globals";
import type { Shipment, ShipmentStatus } from "./shipment.js";
import { notifyOrders } from "./notify-orders.js";

const statuses: ShipmentStatus[] = ["PENDING", "IN_TRANSIT", "IN_TRANSIT", "DELIVERED"];
const events = statuses.map((status, index) => ({ id: `e${index}`, at: new Date(0), status, detail: null }));
const shipment = { id: "s", events } as unknown as Shipment;

async function reported(eventId: string, shipmentId = "s"): Promise<string[]> {
  const ids: string[] = [];
  const shipments = {
    findShipment: async (id: string) => (id === "s" ? shipment : null),
    findShipmentsOfOrders: async () => [shipment],
  };
  const recordShipment = async (_shipment: Shipment, { id }: { id: string }, { isChange }: { isChange: boolean }) =>
    void ids.push(isChange ? `change ${id}` : id);
  const orders = { recordShipment };
  await notifyOrders({ shipments, orders })({ shipmentId, eventId });
  return ids;
}

test.each([
  ["first without earlier changes", "e0", ["e0"]],
  ["after the earlier changes, without remarks", "e3", ["e0", "e1", "e3"]],
  ["of lines, carrier or address after the earlier changes of status", "e2", ["e0", "e1", "change e2"]],
  ["only if the event is known", "e9", []],
])("tellOrders reports a change: %s", async (_rule, eventId, ids) => {
  expect(await reported(eventId)).toEqual(ids);
});

test("tellOrders reports nothing for an unknown shipment", async () => {
  expect(await reported("e0", "other")).toEqual([]);
});
