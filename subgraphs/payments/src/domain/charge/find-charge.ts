import { isUuid } from "@souk/kernel/values/uuid";
import { chargeOutcomeOf, type ChargeOrderOutcome } from "./charge-order.js";
import type { Payment } from "./payment.js";
import { settlePayment, type SettlePaymentDependencies } from "./settle-payment.js";
import { lookupDelayMs, settleOrRetryLater } from "../providers/request-from-provider.js";

export interface ChargeToFind {
  readonly orderId: string;
  /** The idempotency key of the charge; null for any key of the order. */
  readonly idempotencyKey: string | null;
}

/**
 * Returns the outcome of a charge in the form in which `chargeOrder` answers a repeat, and charges nothing. It finds
 * the payment of the key, or else the order's payment that did not fail; null when there is neither. Asks the provider
 * about a PENDING payment.
 */
export function findCharge(deps: SettlePaymentDependencies) {
  const { payments } = deps;
  const settle = settledCharge(deps);
  return async ({ orderId, idempotencyKey }: ChargeToFind): Promise<ChargeOrderOutcome | null> => {
    if (!isUuid(orderId)) return null;
    const payment =
      idempotencyKey === null
        ? await payments.findOrderPayment(orderId)
        : await payments.findEarlierPayment({ orderId, idempotencyKey });
    return payment?.orderId === orderId ? chargeOutcomeOf(await settle(payment)) : null;
  };
}

/** Returns the charge of a payment; asks the provider first when the payment is PENDING. */
function settledCharge(deps: SettlePaymentDependencies) {
  const { payments, clock } = deps;
  const settle = settlePayment(deps);
  return async (payment: Payment): Promise<Payment> =>
    payment.status === "PENDING"
      ? settleOrRetryLater(
          () => settle(payment, { isNew: false }),
          () => payments.enqueueSettling([payment.id], new Date(clock.now().getTime() + lookupDelayMs)),
        )
      : payment;
}

/**
 * The status of an order's money; NONE when there was no attempt to pay it. Released money counts as refunded, and an
 * authorization that has ended as taken: the order goes on in the same way.
 */
export type ChargeStatus = "NONE" | "PENDING" | "AUTHORIZED" | "SUCCEEDED" | "FAILED" | "REFUNDED";

const chargeStatuses: Readonly<Record<Payment["status"], ChargeStatus>> = {
  PENDING: "PENDING",
  AUTHORIZED: "AUTHORIZED",
  EXPIRED: "SUCCEEDED",
  SUCCEEDED: "SUCCEEDED",
  FAILED: "FAILED",
  REFUNDED: "REFUNDED",
  VOIDED: "REFUNDED",
};

export function chargeStatusOf(payment: Payment | null): ChargeStatus {
  return payment ? chargeStatuses[payment.status] : "NONE";
}

/**
 * Returns the status of an order's payment: the one that did not fail, else the last failed one. Asks the provider
 * about a PENDING payment.
 */
export function readChargeStatus(deps: SettlePaymentDependencies) {
  const settle = settledCharge(deps);
  return async (orderId: string): Promise<ChargeStatus> => {
    const payment = isUuid(orderId) ? await deps.payments.findOrderPayment(orderId) : null;
    return chargeStatusOf(payment && (await settle(payment)));
  };
}
