import type { PageRequest } from "@souk/kernel/page";
import type { Actor } from "./actor.js";
import type { Order, OrderRefund, OrderStatus } from "./order.js";
import type { OrderFilter, OrderSort } from "./order-filter.js";
import type { PlannedRefund, RefundPlan } from "./plan-refund.js";

export type NewOrder = Omit<Order, "number" | "events" | "status" | "refunds">;

/** One attempt at an operation, by the name that its caller gave it. */
export interface AttemptKey {
  readonly buyerId: string;
  readonly operation: "checkout" | "payOrder" | "cancelOrder" | "refundOrder";
  readonly key: string;
}

/** What an attempt came to, for whoever repeats it. */
export type AttemptAnswer =
  | { readonly kind: "paid" }
  | { readonly kind: "declined"; readonly declineCode: string }
  /** What was asked for was done. */
  | { readonly kind: "done" };

export type ClaimOutcome =
  | { readonly kind: "claimed" }
  /** The attempt wrote its order and was cut off later: it goes on from there. */
  | { readonly kind: "resumed"; readonly orderId: string }
  | { readonly kind: "answered"; readonly orderId: string; readonly answer: AttemptAnswer }
  | { readonly kind: "running" }
  | { readonly kind: "otherBody" };

export interface OutboxJob {
  readonly task: string;
  readonly data: unknown;
  readonly options?: {
    /** By which it can be dropped. Another job of that key that has not run yet is replaced. */
    readonly key?: string;
    /** No job has ever had this key. */
    readonly isNewKey?: boolean;
    /** At once when missing. */
    readonly runAt?: Date;
    /** 25 when missing: four days, with the growing pauses between them. */
    readonly maxAttempts?: number;
  };
}

export type NewRefund = Pick<OrderRefund, "id" | "kind" | "lines" | "amount" | "reason">;

export interface OrderMove {
  readonly orderId: string;
  readonly actor: Actor;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly at: Date;
  readonly detail: string | null;
  /** Sent from the outbox of the same transaction. */
  readonly jobs: readonly OutboxJob[];
  /** Money that goes back with this move. */
  readonly refund?: NewRefund;
  /** The attempt that is answered by this move. */
  readonly attempt?: { readonly key: AttemptKey; readonly answer: AttemptAnswer };
}

export interface OrderNote {
  readonly orderId: string;
  /** Written only while the order has this status; of any when absent. */
  readonly whileStatus?: OrderStatus;
  /** Names the note: a second one with the same id is not written. */
  readonly eventId: string;
  readonly actor: Actor;
  readonly type: string;
  readonly at: Date;
  readonly detail: string | null;
  readonly jobs?: readonly OutboxJob[];
  readonly refund?: NewRefund;
  readonly attempt?: { readonly key: AttemptKey; readonly answer: AttemptAnswer };
}

export interface RefundRequest {
  readonly refundId: string;
  readonly orderId: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly reason: string;
  /** Called with the order as it is under its lock. */
  readonly plan: (order: Order) => RefundPlan | "notRefundable";
  /** Sent from the outbox of the same transaction. */
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
  /** Called with the order as it is under its lock, this refund ended: whether it becomes REFUNDED by that, and what follows. */
  readonly follow: (order: Order) => { readonly closes: boolean; readonly jobs: readonly OutboxJob[] };
}

export interface ClaimedOrder {
  readonly orderId: string;
  readonly guestId: string;
  /** Null once it was erased. */
  readonly email: string | null;
}

export interface OrdersClaim {
  readonly userId: string;
  readonly by: { readonly email: string } | { readonly guestId: string };
  readonly at: Date;
  /** The oldest of them; the next claim takes the rest. */
  readonly limit: number;
  /** What goes into the outbox of the same transaction. */
  readonly follow: (orders: readonly ClaimedOrder[]) => readonly OutboxJob[];
}

/** What the rules of orders need from storage. Every method is atomic. */
export interface OrderStore {
  findOrder(by: "id" | "number", value: string): Promise<Order | null>;
  listOrders(filter: OrderFilter, sort: OrderSort, page: PageRequest): Promise<readonly Order[]>;
  countOrders(filter: OrderFilter): Promise<number>;
  /** The same page of each buyer, newest first, with one row more each. */
  pageOfBuyers(buyerIds: readonly string[], page: PageRequest): Promise<readonly Order[]>;
  countOfBuyers(buyerIds: readonly string[]): Promise<readonly { readonly buyerId: string; readonly count: number }[]>;
  /** Takes the key for this attempt, or says what became of an earlier one. A claim without an end is free again after `staleMs`. */
  claimAttempt(key: AttemptKey, bodyHash: string, at: Date, staleMs: number): Promise<ClaimOutcome>;
  /** Tells that somebody still works on the attempt. */
  renewAttempt(key: AttemptKey, at: Date): Promise<void>;
  /** Lets go of a key whose attempt left nothing behind, or may go on later. */
  releaseAttempt(key: AttemptKey): Promise<void>;
  /** Writes what an attempt came to, where no move of the order does. */
  answerAttempt(key: AttemptKey, orderId: string, answer: AttemptAnswer): Promise<void>;
  /** Writes the order as CREATED and binds the attempt to it; null when the attempt has an order already. */
  placeOrder(order: NewOrder, attempt: AttemptKey, jobs: readonly OutboxJob[]): Promise<Order | null>;
  /** Removes an order that got neither stock nor money, and frees its attempt. */
  withdrawOrder(orderId: string, attempt: AttemptKey, jobs: readonly OutboxJob[]): Promise<void>;
  /** Null when the order is no longer in the status that was read. */
  moveOrder(move: OrderMove): Promise<Order | null>;
  /** As `moveOrder`, with a move that is decided on the order as it is under its lock: what depends on its refunds. */
  moveUnderLock(orderId: string, decide: (order: Order) => OrderMove | null): Promise<Order | null>;
  /** False when there is a note of that id. The attempt is answered in any case. */
  noteEvent(note: OrderNote): Promise<boolean>;
  requestRefund(request: RefundRequest): Promise<RefundRequestOutcome>;
  findRefund(refundId: string): Promise<{ readonly order: Order; readonly refund: OrderRefund } | null>;
  /** The order afterwards. A refund that has ended already stays as it is. */
  endRefund(end: RefundEnd): Promise<Order | null>;
  /** Of refunds that were asked for before this and have not ended, oldest first. */
  openRefundIds(before: Date, limit: number): Promise<readonly string[]>;
  /** Makes guests' orders, in any case of letters of the address, a user's, and notes it in their events; how many. */
  claimOrders(claim: OrdersClaim): Promise<number>;
  /** Takes jobs off the outbox that have nothing left to do; one that runs already is not run again. */
  dropJobs(keys: readonly string[]): Promise<void>;
  /** Numbers of the buyer's orders that are not at their end, or whose refund is not, oldest first. */
  unfinishedOf(buyerId: string, limit: number): Promise<readonly string[]>;
  /** Jobs that no change of an order goes with. */
  enqueue(jobs: readonly OutboxJob[]): Promise<void>;
  /** Lets the given up jobs of an order run again, with these besides. */
  retryJobs(orderId: string, jobs: readonly OutboxJob[]): Promise<void>;
}
