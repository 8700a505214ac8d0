import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { CheckoutDeps } from "../order-deps.js";
import type { OutboxJob } from "../order-store.js";
import type { Order } from "../order/order.js";
import { expiryJob, resumeJobOfAttempt } from "../payment/payment-jobs.js";
import { tryNow } from "../with-fallback.js";
import type { CheckoutRefusal } from "./prepare-checkout.js";
import { closeForSuccessor } from "./supersede-order.js";

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

/** Each attempt to place the order supersedes another order of the same cart, or finds that order gone. */
const maxPlacings = 10;

/**
 * Places the order. A cart version is sold once: an unpaid order of the same version is superseded; a paid one is
 * returned.
 */
export function placeOrder(deps: CheckoutDeps) {
  const { store, peers } = deps;
  const close = closeForSuccessor(deps);
  return async (order: NewOrder, attempt: AttemptKey): Promise<Order | CheckoutRefusal> => {
    let supersedes: string | null = null;
    for (let placings = 0; placings < maxPlacings; placings++) {
      const jobs = [
        expiryJob(order.id, order.placedAt, deps.unpaidOrderSeconds),
        resumeJobOfAttempt(order.id, order.placedAt, { isNewOrder: true }),
        ...(supersedes === null ? [] : [{ task: "releaseReservation", data: { orderId: supersedes } }]),
      ];
      const outcome = await store.placeOrder({ order, attempt, jobs, supersedes });
      if (outcome.kind === "attemptBound") break;
      if (outcome.kind === "placed") {
        const earlier = supersedes;
        if (earlier !== null) await tryNow(() => peers.inventory.release(earlier));
        return outcome.order;
      }
      const other = await store.findOrderOfCart(order.cartVersion);
      supersedes = other?.id ?? null;
      const closed = other ? await close(other) : { kind: "closed" as const };
      if (closed.kind === "cartAlreadyOrdered" && closed.order.status !== "CANCELLED") return closed;
    }
    return { kind: "serviceUnavailable", service: "orders" };
  };
}
