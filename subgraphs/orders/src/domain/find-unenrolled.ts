import type { Clock } from "@souk/kernel/values/clock";
import type { OrderStore } from "./order-store.js";

/** The regular job of a younger order is still pending. */
const graceMs = 60_000;
const limit = 500;

/**
 * Runs every minute: enqueues a job to open the courses of paid orders without an enrolled event, oldest first. This
 * also completes orders of earlier releases, which did not write that event.
 */
export function findUnenrolled({ store, clock }: { readonly store: OrderStore; readonly clock: Clock }) {
  return async (): Promise<void> => {
    const orderIds = await store.unenrolledOrders(new Date(clock.now().getTime() - graceMs), limit);
    await store.enqueue(
      orderIds.map((orderId) => ({
        task: "openCourses",
        data: { orderId },
        options: { key: `openCourses:${orderId}`, maxAttempts: 1 },
      })),
    );
  };
}
