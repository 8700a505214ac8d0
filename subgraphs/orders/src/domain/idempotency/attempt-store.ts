import type { OutboxJob } from "../outbox-job.js";

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
  /** The order is placed, and its buyer pays later. */
  | { readonly kind: "created" }
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
export interface PaymentClaim {
  readonly orderId: string;
  readonly jobs: readonly OutboxJob[];
}

/** Storage of attempts. */
export interface AttemptStore {
  /**
   * Claims the key for this attempt, or returns the state of an earlier one. A claim that was not renewed for `staleMs`
   * is free again.
   */
  claimAttempt(
    key: AttemptKey,
    bodyHash: string,
    at: Date,
    staleMs: number,
    payment?: PaymentClaim,
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
}
