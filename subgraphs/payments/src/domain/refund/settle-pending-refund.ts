import { ProviderUnavailableError } from "../providers/payment-provider.js";
import { settleRefund, type SettleRefundDependencies } from "./settle-refund.js";

/** Settles a refund whose answer was lost, in a job. Throws ProviderUnavailableError until the provider answers. */
export function settlePendingRefund(deps: SettleRefundDependencies) {
  const settle = settleRefund(deps);
  return async (refundId: string): Promise<void> => {
    const refund = await deps.refunds.findRefund(refundId);
    if (refund?.status !== "PENDING") return;
    const settled = await settle(refund, { isNew: false });
    if (settled.status === "PENDING") throw new ProviderUnavailableError();
  };
}
