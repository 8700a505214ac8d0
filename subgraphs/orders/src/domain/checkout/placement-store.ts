import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { Order } from "../order/order.js";
import type { OutboxJob } from "../outbox-job.js";

export type NewOrder = Omit<
  Order,
  "number" | "events" | "status" | "refunds" | "shipments" | "isBeingPaid" | "supersededBy"
> & {
  readonly cartVersion: string;
};

export interface NewPlacement {
  readonly order: NewOrder;
  readonly attempt: AttemptKey;
  readonly jobs: readonly OutboxJob[];
  /** The id of a CREATED order of the same cart version; the new order supersedes it, so it becomes CANCELLED. */
  readonly supersedes: string | null;
}

export type PlaceOutcome =
  | { readonly kind: "placed"; readonly order: Order }
  /** The attempt already has an order. */
  | { readonly kind: "attemptBound" }
  /** Another active order has this cart version, or the order to supersede is no longer CREATED. */
  | { readonly kind: "cartOrdered" };

/** Storage of new orders. */
export interface PlacementStore {
  /** Writes the order as CREATED and binds the attempt to it. A cart version has at most one active order. */
  placeOrder(placement: NewPlacement): Promise<PlaceOutcome>;
  /** Returns the order of this cart version that is not cancelled. */
  findOrderOfCart(cartVersion: string): Promise<Order | null>;
  /** Removes an order that reserved no stock and was not charged, and releases its attempt. */
  withdrawOrder(orderId: string, attempt: AttemptKey, jobs: readonly OutboxJob[]): Promise<void>;
}
