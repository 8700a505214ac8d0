import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { OrdersPeer, RecordedFacts, OrderToShip } from "../domain/peers.js";
import { hasLeft } from "../domain/shipment/parcel.js";
import type { Shipment, ShipmentEvent } from "../domain/shipment/shipment.js";
import { OrderToShipDocument, RecordShipmentDocument } from "./generated/orders.js";

/** Calls orders over GraphQL. */
export class OrdersClient implements OrdersPeer {
  constructor(private readonly peer: PeerClient) {}

  async findOrder(orderId: string): Promise<OrderToShip | null> {
    const { orderToShip: order } = await this.peer.call(OrderToShipDocument, { orderId }, { idempotent: true });
    if (!order) return null;
    const { id, number, buyerId, email, isOpen, carrier, address, goods } = order;
    return { id, number, buyerId, email, isOpen, carrier, address, items: goods };
  }

  async recordShipment(shipment: Shipment, event: ShipmentEvent, facts: RecordedFacts): Promise<void> {
    const { orderId, trackingNumber, carrier, isCancelled, replaces } = shipment;
    const { id: eventId, status, detail, at } = event;
    const lines = shipment.lines?.map(({ productId, quantity }) => ({ productId, quantity })) ?? null;
    const input = {
      eventId,
      orderId,
      trackingNumber,
      carrier,
      status,
      detail,
      at: at.toISOString(),
      ...facts,
      lines,
      isCancelled,
      replaces,
      hasLeft: hasLeft(shipment),
    };
    await this.peer.call(RecordShipmentDocument, { input }, { idempotent: true });
  }
}
