import type { ChargeSettlement } from "./payment-provider.js";
import type { Payment, PendingPayment } from "./payment.js";

/** The store gives the number. */
export type NewPayment = Omit<PendingPayment, "number" | "status" | "refunded" | "actionSince" | "action">;

/** What the rules of payments need from storage. An order has one payment that did not fail, whatever is asked at once. */
export interface PaymentStore {
  /** Null when the idempotency key is taken, or the order has a payment that did not fail. */
  insertPayment(payment: NewPayment): Promise<PendingPayment | null>;
  /** Why `insertPayment` refused: the payment of the key, else the one of the order that did not fail. */
  findEarlierPayment(attempt: Pick<Payment, "idempotencyKey" | "orderId">): Promise<Payment | null>;
  /** The order's one that did not fail, else the last one that did. */
  findOrderPayment(orderId: string): Promise<Payment | null>;
  findPaymentByKey(idempotencyKey: string): Promise<Payment | null>;
  /** By the name that the provider gave it with its action. */
  findPaymentByProviderOrder(provider: string, providerOrderId: string): Promise<Payment | null>;
  findPayment(id: string): Promise<Payment | null>;
  /**
   * Writes the provider's answer to a PENDING payment; one that is settled already stays as it is. Answers with what it is now.
   * `tellsOrders`: along with the answer, has a job tell orders.
   */
  recordAnswer(id: string, answer: ChargeSettlement, how: { at: Date; tellsOrders: boolean }): Promise<Payment>;
  /** Notes that the provider waits for the buyer; since when is what the first note says. Nothing where it is settled by now. */
  recordAction(id: string, action: { readonly at: Date; readonly providerOrderId: string | null }): Promise<void>;
  /** Of all these orders in one statement; each order's oldest first. */
  listPaymentsOf(orderIds: readonly string[]): Promise<readonly Payment[]>;
  /** Whose the payments of these orders are from now on. */
  changeBuyer(orderIds: readonly string[], buyerId: string): Promise<void>;
  listPendingPaymentIds(limit: number): Promise<readonly string[]>;
  /** Has the job ask the provider until it answers. */
  enqueueSettling(paymentIds: readonly string[], runAt: Date): Promise<void>;
}
