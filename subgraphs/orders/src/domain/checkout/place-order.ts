import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { CheckoutDeps } from "../order-deps.js";
import type { Order } from "../order/order.js";
import { expiryJob, resumeJobOfAttempt } from "../payment/payment-jobs.js";
import { tryNow } from "../with-fallback.js";
import type { NewOrder } from "./placement-store.js";
import type { CheckoutRefusal } from "./prepare-checkout.js";
import { closeForSuccessor } from "../payment/supersede-order.js";
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
