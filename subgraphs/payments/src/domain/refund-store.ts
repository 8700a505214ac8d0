import type { RefundSettlement } from "./payment-provider.js";
import type { PendingRefund, Refund } from "./refund.js";

export type NewRefund = Pick<Refund, "id" | "orderId" | "amount" | "reason" | "idempotencyKey" | "createdAt">;

/** What the rules of refunds need from storage. All refunds of a payment are never more than it took, whatever is asked at once. */
export interface RefundStore {
  /** Null when the key is taken, the order has no payment that succeeded, or less than the amount is left of it. */
  claimRefund(refund: NewRefund): Promise<PendingRefund | null>;
  findRefundByKey(idempotencyKey: string): Promise<Refund | null>;
  findRefund(id: string): Promise<Refund | null>;
  /**
   * Writes the provider's answer to a PENDING refund; one that is settled already stays as it is. Answers with what it is now.
   * `tellsOrders`: along with the answer, has a job tell orders.
   */
  recordRefundAnswer(id: string, answer: RefundSettlement, how: { at: Date; tellsOrders: boolean }): Promise<Refund>;
  /** Of all these payments in one statement; each payment's oldest first. */
  listRefundsOf(paymentIds: readonly string[]): Promise<readonly Refund[]>;
  listPendingRefundIds(limit: number): Promise<readonly string[]>;
  /** Has the job ask the provider until it answers. */
  enqueueRefunding(refundIds: readonly string[], runAt: Date): Promise<void>;
}
