import type { RefundSettlement } from "../providers/payment-provider.js";
import type { PendingRefund, Refund } from "./refund.js";

export type NewRefund = Pick<Refund, "id" | "orderId" | "amount" | "reason" | "idempotencyKey" | "createdAt">;

/**
 * Storage for refunds. It guarantees that the refunds of a payment never exceed its amount, also under concurrent
 * calls.
 */
export interface RefundStore {
  /**
   * Returns null when the key is taken, the order has no payment that succeeded at a provider of this shop, or less than
   * the amount remains of it; busy: a capture of the payment is in progress.
   */
  claimRefund(refund: NewRefund): Promise<PendingRefund | "busy" | null>;
  findRefundByKey(idempotencyKey: string): Promise<Refund | null>;
  findRefund(id: string): Promise<Refund | null>;
  /**
   * Stores the provider's answer to a PENDING refund and returns the current refund; a settled refund does not change.
   * `notifiesOrders`: enqueues a job in the same transaction that notifies orders.
   */
  recordRefundAnswer(id: string, answer: RefundSettlement, how: { at: Date; notifiesOrders: boolean }): Promise<Refund>;
  /** Reads the refunds of these payments in one statement, oldest first within each payment. */
  listRefundsOf(paymentIds: readonly string[]): Promise<readonly Refund[]>;
  listPendingRefundIds(limit: number): Promise<readonly string[]>;
  /** Enqueues the job that asks the provider until it answers. */
  enqueueRefunding(refundIds: readonly string[], runAt: Date): Promise<void>;
}
