import { isUuid } from "@souk/kernel/values/uuid";
import { cancelPayment, type SettlePaymentDependencies } from "./settle-payment.js";
import { lookupDelayMs, settleOrRetryLater } from "../providers/request-from-provider.js";
import { chargeStatusOf, type ChargeStatus } from "./find-charge.js";

/** Maximum number of rounds. Another payment may begin after a round cancels one and before the order is closed. */
const maxRounds = 5;

/**
 * Cancels the open payment of an order at the provider and closes the order: it takes no payment afterwards. SUCCEEDED
 * or REFUNDED: the order was already paid and does not change. PENDING: the provider does not answer, and the payment
 * stays open. Idempotent.
 */
export function cancelCharge(deps: SettlePaymentDependencies) {
  const { payments, clock } = deps;
  const cancel = cancelPayment(deps);
  return async (orderId: string): Promise<ChargeStatus> => {
    if (!isUuid(orderId)) return "NONE";
    for (let round = 1; round <= maxRounds; round++) {
      const open = await payments.closeOrder(orderId, clock.now());
      if (!open) return chargeStatusOf(await payments.findOrderPayment(orderId));
      if (open.status !== "PENDING") return chargeStatusOf(open);
      const ended = await settleOrRetryLater(
        () => cancel(open),
        () => payments.enqueueSettling([open.id], new Date(clock.now().getTime() + lookupDelayMs)),
      );
      if (ended.status === "PENDING") return "PENDING";
    }
    throw new Error(`order ${orderId} is being paid by too many attempts at once`);
  };
}
