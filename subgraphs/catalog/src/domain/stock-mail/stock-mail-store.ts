import type { MailConsent } from "../peers.js";

/** The person who waits: an account, or a guest with an address in lower case. */
export type Reader =
  { readonly userId: string; readonly email: null } | { readonly userId: null; readonly email: string };

export interface NewStockRequest {
  readonly id: string;
  readonly productId: string;
  readonly reader: Reader;
  readonly locale: string | null;
  readonly requestedAt: Date;
}

/** A guest's request. It waits for the confirmation by the link in a mail. */
export interface UnconfirmedRequest extends NewStockRequest {
  readonly tokenHash: Buffer;
  /** An open request of the same guest and product is renewed if it was made before; then its link is replaced. */
  readonly renewedBefore: Date;
  /** Only requests since this time count towards the guest's limit. */
  readonly countedSince: Date;
}

/** A request whose mail is due. */
export interface DueRequest {
  readonly productId: string;
  readonly reader: Reader;
  readonly locale: string | null;
  /** Whether the reader's wishlist made the request. */
  readonly isWish: boolean;
}

/** `open`: the reader waits for this product already. */
export type RequestStored = "stored" | "open" | "tooMany";

export interface StockMailJob {
  readonly task: "recordMailRequest" | "sendConfirmation";
  readonly data: unknown;
}

/** The job that records the consent of a reader. */
export function consentJob({ userId, email }: Reader, requestedAt: Date): StockMailJob {
  const data: MailConsent = { kind: "BACK_IN_STOCK", userId, address: email, requestedAt: requestedAt.toISOString() };
  return { task: "recordMailRequest", data };
}

export interface StockMailStore {
  /** Stores a request that needs no confirmation, and enqueues a `consentJob`. */
  insertConfirmed(request: NewStockRequest, limit: number): Promise<RequestStored>;
  /** Stores a request and enqueues its jobs, in one transaction. */
  insertUnconfirmed(request: UnconfirmedRequest, limit: number, jobs: readonly StockMailJob[]): Promise<RequestStored>;
  /**
   * Confirms a request and enqueues a `consentJob`, once. Returns the product, also after the first time; null for an
   * unknown link, and for one from before `notBefore`.
   */
  confirm(tokenHash: Buffer, times: { readonly at: Date; readonly notBefore: Date }): Promise<string | null>;
  cancel(userId: string, productId: string): Promise<void>;
  /** Returns those of the products for which the user waits. */
  requestedBy(userId: string, productIds: readonly string[]): Promise<readonly string[]>;
  /** Returns products on sale for which somebody waits, in the order of their ids. */
  waitingProducts(after: string | null, limit: number): Promise<readonly string[]>;
  /**
   * Marks the oldest requests of a product as mailed and enqueues a job `sendStockMail` for each: as many as `pieces`,
   * minus those that were mailed since `pauseStart`, and at most 500.
   */
  takeRequests(taking: {
    readonly productId: string;
    readonly pieces: number;
    readonly at: Date;
    readonly pauseStart: Date;
  }): Promise<void>;
  findDue(id: string): Promise<DueRequest | null>;
  /** Lets a request that was taken wait again. */
  putBack(id: string): Promise<void>;
  forgetBefore(before: { readonly unconfirmed: Date; readonly mailed: Date; readonly waiting: Date }): Promise<void>;
}
