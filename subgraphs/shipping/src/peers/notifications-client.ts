import type { PeerClient } from "@souk/kernel/peer-client";
import type { BuyerNotifier } from "../domain/buyer-notifier.js";
import type { Shipment, ShipmentEvent } from "../domain/shipment.js";
import { NotifyBuyerDocument } from "./generated/notifications.js";

/** Notifications by its GraphQL. */
export class NotificationsClient implements BuyerNotifier {
  constructor(private readonly peer: PeerClient) {}

  async notifyBuyer(shipment: Shipment, { id: eventId, status, detail }: ShipmentEvent): Promise<void> {
    const { orderId, orderNumber, trackingNumber, carrier, buyerId: userId, email: recipient } = shipment;
    const data = { orderNumber, trackingNumber, carrier, status, detail };
    const input = { eventId, kind: "SHIPMENT_UPDATE" as const, orderId, userId, recipient, data };
    await this.peer.call(NotifyBuyerDocument, { input }, { idempotent: true });
  }
}
