import { isUuid } from "@souk/kernel/values/uuid";
import { settledCharge } from "./find-charge.js";
import type { Payment } from "./payment.js";
import type { SettlePaymentDependencies } from "./settle-payment.js";

/** The status of an order; NONE when there was no attempt to pay it. */
export type ChargeStatus = Payment["status"] | "NONE";

/**
 * Returns the status of an order's payment: the one that did not fail, else the last failed one. Asks the provider
 * about a PENDING payment.
 */
export function readChargeStatus(deps: SettlePaymentDependencies) {
  const settle = settledCharge(deps);
  return async (orderId: string): Promise<ChargeStatus> => {
    const payment = isUuid(orderId) ? await deps.payments.findOrderPayment(orderId) : null;
    return payment ? (await settle(payment)).status : "NONE";
  };
}
