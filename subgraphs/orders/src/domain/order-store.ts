import type { PageRequest } from "@souk/kernel/values/page";
import type { Actor } from "./actor.js";
import type { Order, OrderRefund, OrderShipment, OrderStatus } from "./order/order.js";
import type { OrderFilter, OrderSort } from "./order/order-filter.js";
import type { PlannedRefund, RefundPlan } from "./refund/plan-refund.js";

export type NewOrder = Omit<
  Order,
  "number" | "events" | "status" | "refunds" | "shipments" | "isBeingPaid" | "supersededBy"
> & {
  readonly cartVersion: string;
};

export interface NewPlacement {
  readonly order: NewOrder;
  readonly attempt: AttemptKey;
  readonly jobs: readonly OutboxJob[];
  /** The id of a CREATED order of the same cart version; the new order supersedes it, so it becomes CANCELLED. */
  readonly supersedes: string | null;
}

export type PlaceOutcome =
  | { readonly kind: "placed"; readonly order: Order }
  /** The attempt already has an order. */
  | { readonly kind: "attemptBound" }
  /** Another active order has this cart version, or the order to supersede is no longer CREATED. */
  | { readonly kind: "cartOrdered" };

/** One attempt at an operation, identified by the caller's idempotency key. */
export interface AttemptKey {
  readonly buyerId: string;
  readonly operation: "checkout" | "payOrder" | "cancelOrder" | "refundOrder";
  readonly key: string;
}

/** The stored outcome of an attempt, for repeats. */
export type AttemptAnswer =
  | { readonly kind: "paid" }
  | { readonly kind: "declined"; readonly declineCode: string }
  /** The operation was done. */
  | { readonly kind: "done" };

export type ClaimOutcome =
  | { readonly kind: "claimed" }
  /** The attempt wrote its order and was interrupted later: it continues with that order. */
  | { readonly kind: "resumed"; readonly orderId: string }
  | { readonly kind: "answered"; readonly orderId: string; readonly answer: AttemptAnswer }
  | { readonly kind: "running" }
  | { readonly kind: "otherBody" };

/** A claimed attempt to pay an order, without an answer; its process is running or has died. */
export interface OpenAttempt {
  readonly key: AttemptKey;
  /** The last renewal of the claim. */
  readonly claimedAt: Date;
}

/** Binds an attempt to the order that it pays, and enqueues the jobs in the same statement. */
export interface NewPayment {
  readonly orderId: string;
  readonly jobs: readonly OutboxJob[];
}

export interface OutboxJob {
  readonly task: string;
  readonly data: unknown;
  readonly options?: {
    /** Identifies the job for dropping it. Replaces a pending job with the same key. */
    readonly key?: string;
    /** True if no job has ever had this key. */
    readonly isNewKey?: boolean;
    /** Immediately when absent. */
    readonly runAt?: Date;
    /** 25 when absent: four days, with growing pauses between attempts. */
    readonly maxAttempts?: number;
  };
}

export type NewRefund = Pick<OrderRefund, "id" | "kind" | "lines" | "amount" | "reason">;

/** An event of an order that is written together with another change. */
export interface OrderFact {
  /** Identifies the event: a second event with the same id is not written. */
  readonly eventId: string;
  readonly type: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly detail: string | null;
}

export interface OrderMove {
  readonly orderId: string;
  readonly actor: Actor;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly at: Date;
  readonly detail: string | null;
  /** Written before the move's own event. */
  readonly facts?: readonly OrderFact[];
  /** Written to the outbox in the same transaction. */
  readonly jobs: readonly OutboxJob[];
  /** Keys of jobs that this move makes unnecessary. A running job is not stopped; it finds nothing to do. */
  readonly drops?: readonly string[];
  /** A refund that starts with this move. */
  readonly refund?: NewRefund;
  /** The attempt that this move answers. */
  readonly attempt?: { readonly key: AttemptKey; readonly answer: AttemptAnswer };
}

export interface OrderNote extends OrderFact {
  readonly orderId: string;
  /** Writes the note only while the order has this status; in any status when absent. */
  readonly whileStatus?: OrderStatus;
  /** Written before the note. */
  readonly facts?: readonly OrderFact[];
  readonly jobs?: readonly OutboxJob[];
  /** Keys of jobs that have nothing left to do; see `dropJobs`. */
  readonly drops?: readonly string[];
  readonly refund?: NewRefund;
  /** The reported state of a parcel; ignored if a newer one is stored. */
  readonly shipment?: OrderShipment;
  readonly attempt?: { readonly key: AttemptKey; readonly answer: AttemptAnswer };
}

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

export interface ClaimedOrder {
  readonly orderId: string;
  readonly guestId: string;
  /** Null once the address is erased. */
  readonly email: string | null;
}

export interface OrdersClaim {
  readonly userId: string;
  readonly by: { readonly email: string } | { readonly guestId: string };
  readonly at: Date;
  /** Maximum number of orders, oldest first; the next claim takes the rest. */
  readonly limit: number;
  /** Returns the jobs for the outbox of the same transaction. */
  readonly follow: (orders: readonly ClaimedOrder[]) => readonly OutboxJob[];
}

/** Storage of orders. Every method is atomic. */
export interface OrderStore {
  findOrder(by: "id" | "number", value: string): Promise<Order | null>;
  listOrders(filter: OrderFilter, sort: OrderSort, page: PageRequest): Promise<readonly Order[]>;
  countOrders(filter: OrderFilter): Promise<number>;
  /** Returns the same page for each buyer, newest first, each with one more row. */
  pageOfBuyers(buyerIds: readonly string[], page: PageRequest): Promise<readonly Order[]>;
  countOfBuyers(buyerIds: readonly string[]): Promise<readonly { readonly buyerId: string; readonly count: number }[]>;
  /**
   * Claims the key for this attempt, or returns the state of an earlier one. A claim that was not renewed for `staleMs`
   * is free again.
   */
  claimAttempt(
    key: AttemptKey,
    bodyHash: string,
    at: Date,
    staleMs: number,
    payment?: NewPayment,
  ): Promise<ClaimOutcome>;
  openAttempts(orderId: string): Promise<readonly OpenAttempt[]>;
  /** Claims all open attempts of an order if none was renewed after `staleAt`; otherwise claims none. */
  takeOverAttempts(orderId: string, at: Date, staleAt: Date): Promise<readonly AttemptKey[]>;
  /** Renews the claim of a running attempt. */
  renewAttempt(key: AttemptKey, at: Date): Promise<void>;
  /** Releases the key of an attempt that left nothing behind, or that can continue later. */
  releaseAttempt(key: AttemptKey): Promise<void>;
  /** Writes the answer of an attempt that no move of the order answers. */
  answerAttempt(key: AttemptKey, orderId: string, answer: AttemptAnswer): Promise<void>;
  /** Writes the order as CREATED and binds the attempt to it. A cart version has at most one active order. */
  placeOrder(placement: NewPlacement): Promise<PlaceOutcome>;
  /** Returns the order of this cart version that is not cancelled. */
  findOrderOfCart(cartVersion: string): Promise<Order | null>;
  /** Removes an order that reserved no stock and was not charged, and releases its attempt. */
  withdrawOrder(orderId: string, attempt: AttemptKey, jobs: readonly OutboxJob[]): Promise<void>;
  /** Returns null when the order is no longer in the status `from`. */
  moveOrder(move: OrderMove): Promise<Order | null>;
  /**
   * Same as `moveOrder`, but `decide` gets the current order under its lock. For moves that depend on the order's
   * refunds.
   */
  moveUnderLock(orderId: string, decide: (order: Order) => OrderMove | null): Promise<Order | null>;
  /** Returns false when a note with this id exists. Answers the attempt in any case. */
  noteEvent(note: OrderNote): Promise<boolean>;
  requestRefund(request: RefundRequest): Promise<RefundRequestOutcome>;
  findRefund(refundId: string): Promise<{ readonly order: Order; readonly refund: OrderRefund } | null>;
  /** Returns the order after the change. A refund that has already ended stays unchanged. */
  endRefund(end: RefundEnd): Promise<Order | null>;
  /** Returns refunds that were requested before this time and have not ended, oldest first. */
  openRefundIds(before: Date, limit: number): Promise<readonly string[]>;
  /** Returns closed orders with a shipment that has been pending since before this time, oldest first. */
  openShipmentsOfClosed(before: Date, limit: number): Promise<readonly string[]>;
  /** Returns open orders that were paid before this time and have no enrolled event, oldest first. */
  unenrolledOrders(before: Date, limit: number): Promise<readonly string[]>;
  /**
   * Assigns guest orders to a user, and records it in their events. Compares addresses case-insensitively. Returns the
   * number of orders.
   */
  claimOrders(claim: OrdersClaim): Promise<number>;
  /** Removes jobs that have nothing left to do; a running job is not retried. */
  dropJobs(keys: readonly string[]): Promise<void>;
  /** Returns the numbers of the buyer's unfinished orders and of orders with an open refund, oldest first. */
  unfinishedOf(buyerId: string, limit: number): Promise<readonly string[]>;
  /** Enqueues jobs without a change of an order. */
  enqueue(jobs: readonly OutboxJob[]): Promise<void>;
  /** Restarts the failed jobs of an order, and enqueues these jobs. */
  retryJobs(orderId: string, jobs: readonly OutboxJob[]): Promise<void>;
}
