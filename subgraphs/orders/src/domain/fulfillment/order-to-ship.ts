import type { PostalAddress } from "@souk/kernel/values/postal-address";
import { isUuid } from "@souk/kernel/values/uuid";
import type { OrderPeers, ShippingPeer } from "../peers.js";
import type { OrderStore } from "../order-store.js";
import { addressOf } from "../order/order-mails.js";
import { unitsOfProduct, type OrderStatus } from "../order/order.js";
import { type ShippableItem, shippableItems } from "./shippable-item.js";

/** The data that shipping needs to divide the goods of an order into parcels. */
export interface OrderToShip {
  readonly id: string;
  readonly number: string;
  readonly buyerId: string;
  readonly email: string | null;
  readonly isOpen: boolean;
  readonly carrier: string;
  readonly address: PostalAddress;
  readonly goods: readonly (ShippableItem & { readonly refunded: number })[];
}

const openStatuses: readonly OrderStatus[] = ["PAID", "PROCESSING", "COMPLETED"];

/** Returns null for an unknown order, and for an order that ships nothing. */
export function orderToShip({ store }: { readonly store: Pick<OrderStore, "findOrder"> }) {
  return async (orderId: string): Promise<OrderToShip | null> => {
    const order = isUuid(orderId) ? await store.findOrder("id", orderId) : null;
    if (!order?.shipping) return null;
    const { id, number, buyerId, status, shipping, refunds } = order;
    const refunded = refunds.flatMap(({ lines }) => lines);
    return {
      id,
      number,
      buyerId,
      email: addressOf(order),
      isOpen: openStatuses.includes(status),
      ...shipping,
      goods: shippableItems(order).map((line) => ({ ...line, refunded: unitsOfProduct(refunded, line.productId) })),
    };
  };
}

type Shipment = Parameters<ShippingPeer["createShipment"]>[0];

export interface CreateShipmentDeps {
  readonly store: Pick<OrderStore, "findOrder">;
  readonly peers: Pick<OrderPeers, "shipping">;
}

/**
 * Requests the shipment of an order's goods. Another account may have claimed a guest's order since its payment, so it
 * reads the current buyer.
 */
export function createShipment({ store, peers }: CreateShipmentDeps) {
  return async (shipment: Shipment): Promise<void> => {
    const order = shipment.email == null ? null : await store.findOrder("id", shipment.orderId);
    await peers.shipping.createShipment(order ? { ...shipment, buyerId: order.buyerId } : shipment);
  };
}
