import { ProviderUnavailableError } from "../providers/payment-provider.js";
import { settleRefund, type SettleRefundParts } from "./settle-refund.js";

/** Settles a refund whose answer was lost, in a job. Throws ProviderUnavailableError until the provider answers. */
export function settlePendingRefund(parts: SettleRefundParts) {
  const settle = settleRefund(parts);
  return async (refundId: string): Promise<void> => {
    const refund = await parts.refunds.findRefund(refundId);
    if (refund?.status !== "PENDING") return;
    const settled = await settle(refund, { isNew: false });
    if (settled.status === "PENDING") throw new ProviderUnavailableError();
  };
}
