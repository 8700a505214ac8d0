import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { NotificationsPeer, ParcelScope } from "../domain/peers.js";
import { hasLeft } from "../domain/shipment/parcel.js";
import type { Shipment, ShipmentEvent } from "../domain/shipment/shipment.js";
import { NotifyBuyerDocument } from "./generated/notifications.js";

/** Calls notifications over GraphQL. */
export class NotificationsClient implements NotificationsPeer {
  constructor(private readonly peer: PeerClient) {}

  async notifyBuyer(shipment: Shipment, event: ShipmentEvent, scope: ParcelScope): Promise<void> {
    const { id: eventId, status, detail } = event;
    const { orderId, orderNumber, trackingNumber, carrier, buyerId: userId, email: recipient } = shipment;
    const { carrierTrackingNumber, trackingUrl } = shipment;
    const lines = shipment.lines?.map(({ name, quantity }) => ({ name, quantity })) ?? null;
    const data = {
      orderNumber,
      trackingNumber,
      carrier,
      status,
      detail,
      carrierTrackingNumber,
      trackingUrl,
      lines,
      scope,
      hasLeft: hasLeft({ status, events: shipment.events.slice(0, shipment.events.indexOf(event)) }),
    };
    const input = { eventId, kind: "SHIPMENT_UPDATE" as const, orderId, userId, recipient, data };
    await this.peer.call(NotifyBuyerDocument, { input }, { idempotent: true });
  }
}
