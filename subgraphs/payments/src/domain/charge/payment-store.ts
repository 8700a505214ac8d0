import type { ChargeSettlement } from "../providers/payment-provider.js";
import type { Payment, PendingPayment } from "./payment.js";

/** A payment to insert; the store assigns the number. */
export type NewPayment = Omit<
  PendingPayment,
  "number" | "status" | "refunded" | "authorization" | "actionSince" | "action"
>;

/**
 * Storage for payments. It guarantees that an order has at most one payment that did not fail, also under concurrent
 * calls.
 */
export interface PaymentStore {
  /**
   * Returns null when the idempotency key is taken, the order has a payment that did not fail, or the order is closed.
   */
  insertPayment(payment: NewPayment): Promise<PendingPayment | null>;
  /**
   * Closes an order: afterwards `insertPayment` refuses it. Returns null once it is closed. If the order has a payment
   * that did not fail, returns that payment, and the order stays open.
   */
  closeOrder(orderId: string, at: Date): Promise<Payment | null>;
  isClosed(orderId: string): Promise<boolean>;
  /**
   * Returns the payment that made `insertPayment` refuse: the one with the key, else the one of the order that did not
   * fail.
   */
  findEarlierPayment(attempt: Pick<Payment, "idempotencyKey" | "orderId">): Promise<Payment | null>;
  /** Returns the order's payment that did not fail, else its last failed one. */
  findOrderPayment(orderId: string): Promise<Payment | null>;
  findPaymentByKey(idempotencyKey: string): Promise<Payment | null>;
  /** Finds a payment by the order id that the provider returned with its action. */
  findPaymentByProviderOrder(provider: string, providerOrderId: string): Promise<Payment | null>;
  findPayment(id: string): Promise<Payment | null>;
  /**
   * Stores the provider's answer to a PENDING payment and returns the current payment; a settled payment does not
   * change. `notifiesOrders`: enqueues a job in the same transaction that notifies orders.
   */
  recordAnswer(id: string, answer: ChargeSettlement, how: { at: Date; notifiesOrders: boolean }): Promise<Payment>;
  /**
   * Records that the provider waits for the buyer. The time of the first record is kept. A settled payment does not
   * change.
   */
  recordAction(id: string, action: { readonly at: Date; readonly providerOrderId: string | null }): Promise<void>;
  /** Reads the payments of these orders in one statement, oldest first within each order. */
  listPaymentsOf(orderIds: readonly string[]): Promise<readonly Payment[]>;
  /** Sets the buyer of the payments of these orders. */
  changeBuyer(orderIds: readonly string[], buyerId: string): Promise<void>;
  listPendingPaymentIds(limit: number): Promise<readonly string[]>;
  /** Enqueues the job that asks the provider until it answers. */
  enqueueSettling(paymentIds: readonly string[], runAt: Date): Promise<void>;
}
