import type { OrderDeps } from "../order-deps.js";
import { failedPauseMs, finishPayment } from "./finish-payment.js";
import { resumeJob, resumeKey } from "./payment-jobs.js";

/**
 * The job that completes the payment of an order; it is written before the charge. It leaves an attempt alone while its
 * process renews the claim. It finishes the attempt of a process that has died, and a payment with an unknown outcome.
 * It runs again until nothing is open.
 */
export function resumePayment(deps: OrderDeps) {
  const { store, clock } = deps;
  const finish = finishPayment(deps);
  return async (orderId: string, round = 0): Promise<void> => {
    const runAgainIn = (pauseMs: number): Promise<void> =>
      store.enqueue([resumeJob(orderId, new Date(clock.now().getTime() + pauseMs), round + 1)]);
    // a failed run is retried soon: the outbox's pauses grow too fast for a buyer who waits
    await runAgainIn(failedPauseMs);
    const progress = await finish(orderId, round);
    if (progress.kind === "ended") await store.dropJobs([resumeKey(orderId)]);
    else await runAgainIn(progress.retryInMs);
  };
}
