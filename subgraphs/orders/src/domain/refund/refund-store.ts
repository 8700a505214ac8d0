import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { Actor } from "../order/actor.js";
import type { Order, OrderRefund } from "../order/order.js";
import type { OutboxJob } from "../outbox-job.js";
import type { PlannedRefund, RefundPlan } from "./plan-refund.js";

export type NewRefund = Pick<OrderRefund, "id" | "kind" | "lines" | "amount" | "reason">;

export interface RefundRequest {
  readonly refundId: string;
  readonly orderId: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly reason: string;
  /** Answered as done by this request. */
  readonly attempt: AttemptKey | null;
  /** Called with the current order, under its lock. */
  readonly plan: (order: Order) => RefundPlan | "notRefundable";
  /** Written to the outbox in the same transaction. */
  readonly jobs: (plan: PlannedRefund) => readonly OutboxJob[];
}

export type RefundRequestOutcome =
  | { readonly kind: "requested"; readonly order: Order }
  | { readonly kind: "refused"; readonly order: Order; readonly plan: Exclude<RefundPlan, { kind: "planned" }> }
  | { readonly kind: "notRefundable"; readonly order: Order };

export interface RefundEnd {
  readonly refundId: string;
  readonly state: "DONE" | "FAILED";
  readonly at: Date;
  readonly detail: string;
  /**
   * Called with the current order, under its lock, after the end of this refund. Returns whether the order becomes
   * REFUNDED, and the resulting jobs.
   */
  readonly follow: (order: Order) => { readonly closes: boolean; readonly jobs: readonly OutboxJob[] };
}

/** Storage of refunds. */
export interface RefundStore {
  requestRefund(request: RefundRequest): Promise<RefundRequestOutcome>;
  findRefund(refundId: string): Promise<{ readonly order: Order; readonly refund: OrderRefund } | null>;
  /** Returns the order after the change. A refund that has already ended stays unchanged. */
  endRefund(end: RefundEnd): Promise<Order | null>;
  /** Returns refunds that were requested before this time and have not ended, oldest first. */
  openRefundIds(before: Date, limit: number): Promise<readonly string[]>;
}
