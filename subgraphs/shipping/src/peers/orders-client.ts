import type { PeerClient } from "@souk/kernel/peer-client";
import type { OrderRecorder } from "../domain/order-recorder.js";
import type { Shipment, ShipmentEvent } from "../domain/shipment.js";
import { RecordShipmentDocument } from "./generated/orders.js";

/** Orders by its GraphQL. */
export class OrdersClient implements OrderRecorder {
  constructor(private readonly peer: PeerClient) {}

  async recordShipment({ orderId, trackingNumber, carrier }: Shipment, event: ShipmentEvent): Promise<void> {
    const { id: eventId, status, detail, at } = event;
    const input = { eventId, orderId, trackingNumber, carrier, status, detail, at: at.toISOString() };
    await this.peer.call(RecordShipmentDocument, { input }, { idempotent: true });
  }
}
