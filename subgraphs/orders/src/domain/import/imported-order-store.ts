import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { OrderLine, OrderStatus } from "../order/order.js";

/** An order that was placed and paid in another system. */
export interface ImportedOrder {
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
  readonly buyerId: string;
  readonly status: Exclude<OrderStatus, "CREATED" | "REFUNDED">;
  readonly lines: readonly OrderLine[];
  readonly subtotalMinor: number;
  readonly shippingMinor: number;
  readonly currency: string;
  /** Null when it has nothing to ship. */
  readonly shipping: { readonly address: PostalAddress; readonly carrier: string } | null;
  readonly placedAt: Date;
  readonly events: readonly ImportedOrderEvent[];
}

export interface ImportedOrderEvent {
  readonly eventId: string;
  readonly type: string;
  readonly from: OrderStatus | null;
  readonly to: OrderStatus | null;
  readonly at: Date;
  readonly detail: string | null;
}

/** Stores orders of other systems. Each function is one transaction. */
export interface ImportedOrderStore {
  /** Writes an order with all its lines and events, once. Returns its number. */
  insert(order: ImportedOrder): Promise<string>;
  /** Adds the events that the order does not have, and moves it from the present status to the order's. */
  advance(order: ImportedOrder, from: OrderStatus): Promise<boolean>;
}
