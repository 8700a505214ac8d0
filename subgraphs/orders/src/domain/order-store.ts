import type { PageRequest } from "@souk/kernel/page";
import type { Order, OrderStatus } from "./order.js";

export type NewOrder = Omit<Order, "number" | "events" | "status">;

/** One attempt at an operation, by the name that its caller gave it. */
export interface AttemptKey {
  readonly buyerId: string;
  readonly operation: "checkout" | "payOrder";
  readonly key: string;
}

/** What an attempt came to, for whoever repeats it. */
export type AttemptAnswer = { readonly kind: "paid" } | { readonly kind: "declined"; readonly declineCode: string };

export type ClaimOutcome =
  | { readonly kind: "claimed" }
  /** The attempt wrote its order and was cut off later: it goes on from there. */
  | { readonly kind: "resumed"; readonly orderId: string }
  | { readonly kind: "answered"; readonly orderId: string; readonly answer: AttemptAnswer }
  | { readonly kind: "running" }
  | { readonly kind: "otherBody" };

export interface OrderFilter {
  readonly buyerId?: string;
  readonly status?: OrderStatus;
  readonly number?: string;
}

export interface OutboxJob {
  readonly task: string;
  readonly data: unknown;
}

export interface OrderMove {
  readonly orderId: string;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly at: Date;
  readonly detail: string | null;
  /** Sent from the outbox of the same transaction. */
  readonly jobs: readonly OutboxJob[];
  /** The attempt that is answered by this move. */
  readonly attempt?: { readonly key: AttemptKey; readonly answer: AttemptAnswer };
}

export interface OrderNote {
  readonly orderId: string;
  /** Names the note: a second one with the same id is not written. */
  readonly eventId: string;
  readonly type: string;
  readonly at: Date;
  readonly detail: string | null;
  readonly jobs?: readonly OutboxJob[];
  readonly attempt?: { readonly key: AttemptKey; readonly answer: AttemptAnswer };
}

/** What the rules of orders need from storage. Every method is atomic. */
export interface OrderStore {
  findOrder(by: "id" | "number", value: string): Promise<Order | null>;
  listOrders(filter: OrderFilter, page: PageRequest): Promise<readonly Order[]>;
  countOrders(filter: OrderFilter): Promise<number>;
  /** Takes the key for this attempt, or says what became of an earlier one. A claim without an end is free again after `staleMs`. */
  claimAttempt(key: AttemptKey, bodyHash: string, at: Date, staleMs: number): Promise<ClaimOutcome>;
  /** Lets go of a key whose attempt left nothing behind, or may go on later. */
  releaseAttempt(key: AttemptKey): Promise<void>;
  /** Writes the order as CREATED and binds the attempt to it. */
  placeOrder(order: NewOrder, attempt: AttemptKey, jobs: readonly (OutboxJob & { runAt: Date })[]): Promise<Order>;
  /** Removes an order that got neither stock nor money, and frees its attempt. */
  withdrawOrder(orderId: string, attempt: AttemptKey, jobs: readonly OutboxJob[]): Promise<void>;
  /** Null when the order is no longer in the status that was read. */
  moveOrder(move: OrderMove): Promise<Order | null>;
  noteEvent(note: OrderNote): Promise<void>;
}
