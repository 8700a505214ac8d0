import type { OrdersPeer } from "../peers.js";
import { hasLeft } from "./parcel.js";
import { statusChanges } from "./shipment.js";
import type { ShipmentChange, ShipmentStore } from "./shipment-store.js";

export interface NotifyOrdersDependencies {
  readonly shipments: Pick<ShipmentStore, "findShipment" | "findShipmentsOfOrders">;
  readonly orders: Pick<OrdersPeer, "recordShipment">;
}

/**
 * Reports one change to orders, after all earlier changes of status. The job of an earlier change may still wait for a
 * retry; without the earlier changes, the order could be completed before it is in transit. Orders records each event
 * once.
 */
export function notifyOrders({ shipments, orders }: NotifyOrdersDependencies) {
  return async ({ shipmentId, eventId }: ShipmentChange): Promise<void> => {
    const shipment = await shipments.findShipment(shipmentId);
    if (!shipment) return;
    const hasOrderLeft = (await shipments.findShipmentsOfOrders([shipment.orderId])).some(hasLeft);
    const reported = shipment.events.slice(0, shipment.events.findIndex(({ id }) => id === eventId) + 1);
    const changes = statusChanges({ events: reported });
    for (const event of changes) await orders.recordShipment(shipment, event, { isChange: false, hasOrderLeft });
    const last = reported.at(-1);
    if (last && last !== changes.at(-1)) await orders.recordShipment(shipment, last, { isChange: true, hasOrderLeft });
  };
}
