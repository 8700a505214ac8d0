import { isUuid } from "@souk/kernel/uuid";
import type { Payment } from "./payment.js";
import { settlePayment, type SettlePaymentParts } from "./settle-payment.js";
import { askAgainAfterMs, settledOrLeft } from "./settled-or-left.js";

/** NONE: nobody has tried to pay the order. */
export type ChargeStatus = Payment["status"] | "NONE";

/** What is known of an order's money: of the payment that did not fail, else of the last one that did. The provider is asked about a PENDING one. */
export function tellChargeStatus(parts: SettlePaymentParts) {
  const { payments, clock } = parts;
  const settle = settlePayment(parts);
  return async (orderId: string): Promise<ChargeStatus> => {
    const payment = isUuid(orderId) ? await payments.findOrderPayment(orderId) : null;
    if (payment?.status !== "PENDING") return payment?.status ?? "NONE";
    const settled = await settledOrLeft(
      () => settle(payment, { isNew: false }),
      () => payments.enqueueSettling([payment.id], new Date(clock.now().getTime() + askAgainAfterMs)),
    );
    return settled.status;
  };
}
