import type { OrderRecorder } from "./order-recorder.js";
import { statusChanges } from "./shipment.js";
import type { ShipmentChange, ShipmentStore } from "./shipment-store.js";

export interface TellOrdersParts {
  readonly shipments: Pick<ShipmentStore, "findShipment">;
  readonly orders: OrderRecorder;
}

/**
 * Tells orders of a change, and of those before it first: a change whose own job still waits for its next attempt
 * must not be overtaken, or the order would be completed before it is on its way. What orders knows already is a repeat to it.
 */
export function tellOrders({ shipments, orders }: TellOrdersParts) {
  return async ({ shipmentId, eventId }: ShipmentChange): Promise<void> => {
    const shipment = await shipments.findShipment(shipmentId);
    if (!shipment) return;
    const changes = statusChanges(shipment);
    const upTo = changes.findIndex((event) => event.id === eventId);
    for (const event of changes.slice(0, upTo + 1)) await orders.recordShipment(shipment, event);
  };
}
