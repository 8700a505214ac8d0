import type { Mails, OrderPeers, Shipping } from "./order-peers.js";
import type { OrderStore } from "./order-store.js";

type Mail = Parameters<Mails["send"]>[0];
type Shipment = Parameters<Shipping["createShipment"]>[0];

export interface GuestWorkParts {
  readonly store: Pick<OrderStore, "findOrder">;
  readonly peers: Pick<OrderPeers, "mails" | "shipping">;
}

/** A mail of the outbox. One with a `recipient` is about a guest's order: whoever has it when the mail is sent sees it in their notifications. */
export function sendMail({ store, peers }: GuestWorkParts) {
  return async (mail: Mail): Promise<void> => {
    const { orderId, recipient } = mail;
    const order = orderId === undefined || recipient === undefined ? null : await store.findOrder("id", orderId);
    await peers.mails.send(order ? { ...mail, userId: order.buyerId } : mail);
  };
}

/** Has an order's goods sent. A guest's order may have been claimed since it was paid. */
export function createShipment({ store, peers }: GuestWorkParts) {
  return async (shipment: Shipment): Promise<void> => {
    const order = shipment.email == null ? null : await store.findOrder("id", shipment.orderId);
    await peers.shipping.createShipment(order ? { ...shipment, buyerId: order.buyerId } : shipment);
  };
}
