import type { Mails, OrderPeers, Shipping } from "./order-peers.js";
import type { OrderStore } from "./order-store.js";

type Mail = Parameters<Mails["send"]>[0];
type Shipment = Parameters<Shipping["createShipment"]>[0];

export interface GuestWorkParts {
  readonly store: Pick<OrderStore, "findOrder">;
  readonly peers: Pick<OrderPeers, "mails" | "shipping">;
}

/**
 * Sends a mail from the outbox. A mail with a `recipient` is about a guest's order: it goes to the notifications of the
 * order's buyer at the time of sending.
 */
export function sendMail({ store, peers }: GuestWorkParts) {
  return async (mail: Mail): Promise<void> => {
    const { orderId, recipient } = mail;
    const order = orderId === undefined || recipient === undefined ? null : await store.findOrder("id", orderId);
    await peers.mails.send(order ? { ...mail, userId: order.buyerId } : mail);
  };
}

/**
 * Requests the shipment of an order's goods. Another account may have claimed a guest's order since its payment, so it
 * reads the current buyer.
 */
export function createShipment({ store, peers }: GuestWorkParts) {
  return async (shipment: Shipment): Promise<void> => {
    const order = shipment.email == null ? null : await store.findOrder("id", shipment.orderId);
    await peers.shipping.createShipment(order ? { ...shipment, buyerId: order.buyerId } : shipment);
  };
}
