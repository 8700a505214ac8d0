import type { JobHandlers } from "@souk/kernel/jobs";
import type { CartLine, Mails, Shipping } from "../domain/order-peers.js";
import type { OrdersDomain } from "../domain/orders-domain.js";

type Mail = Parameters<Mails["send"]>[0];
type Shipment = Parameters<Shipping["createShipment"]>[0];

/** The outbox of orders: what a change of an order makes others do. Each is harmless to repeat by the order's id. */
export function ordersJobs({ peers, expireOrder }: OrdersDomain): JobHandlers {
  return {
    commitReservation: ({ orderId }: { orderId: string }) => peers.inventory.commit(orderId),
    releaseReservation: ({ orderId }: { orderId: string }) => peers.inventory.release(orderId),
    removeBought: ({ orderId, buyerId, lines }: { orderId: string; buyerId: string; lines: CartLine[] }) =>
      peers.carts.removeBought(orderId, buyerId, lines),
    createShipment: (shipment: Shipment) => peers.shipping.createShipment(shipment),
    enrollBuyer: ({ orderId, buyerId, productIds }: { orderId: string; buyerId: string; productIds: string[] }) =>
      peers.courses.enroll(orderId, buyerId, productIds),
    sendMail: (mail: Mail) => peers.mails.send(mail),
    expireOrder: ({ orderId }: { orderId: string }) => expireOrder(orderId),
  };
}
