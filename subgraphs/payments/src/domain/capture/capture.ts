import type { Money } from "@souk/kernel/values/money";
import type { CaptureAnswer } from "../providers/payment-provider.js";

interface CaptureFacts {
  readonly id: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly amount: Money;
  /** The sum of the captures of the payment before this one. */
  readonly capturedBefore: Money;
  /** True: nothing is left of the authorization after this capture. */
  readonly isLast: boolean;
  readonly idempotencyKey: string;
  readonly provider: string;
  readonly chargeKey: string;
  /** The provider's reference of the authorized charge. */
  readonly chargeReference: string;
}

/** The provider has not answered, or its answer was lost. */
export type PendingCapture = CaptureFacts & { readonly status: "PENDING" };

export type Capture =
  | PendingCapture
  | (CaptureFacts & { readonly status: "SUCCEEDED" })
  | (CaptureFacts & { readonly status: "FAILED"; readonly refusalCode: string });

export type CaptureSettlement = Exclude<CaptureAnswer, { kind: "underWay" }>;

export interface NewCapture {
  readonly id: string;
  readonly orderId: string;
  /** Null for all that is left. */
  readonly amount: Money | null;
  readonly idempotencyKey: string;
  readonly createdAt: Date;
}

/** Storage for captures. The captures and releases of a payment never exceed its amount, also under concurrent calls. */
export interface CaptureStore {
  /**
   * Stores a capture of at most the amount that is left, or of all of it where the provider captures only once. Returns
   * null when the key is taken, or nothing is left; busy: another capture of the payment is in progress.
   */
  claimCapture(capture: NewCapture): Promise<PendingCapture | "busy" | null>;
  findCaptureByKey(idempotencyKey: string): Promise<Capture | null>;
  /**
   * Stores the provider's answer to a PENDING capture and returns the current capture; a settled one does not change. A
   * refusal ends the authorization.
   */
  recordCaptureAnswer(id: string, answer: CaptureSettlement, at: Date): Promise<Capture>;
  /**
   * Marks up to a thousand authorizations that end before `soon`, each once, and ends those that end before `now`.
   * Enqueues a job for each that notifies orders.
   */
  endAuthorizations(now: Date, soon: Date): Promise<void>;
}
