import type { Money } from "@souk/kernel/values/money";
import type { CartContents, StoredLine, ProductQuantity } from "./cart.js";
import type { MergeReport } from "./plan-merge.js";

export interface LineChange extends ProductQuantity {
  readonly buyerId: string;
  /** The unit price that the buyer sees at this change; when it is absent, the line has no price. */
  readonly price?: Money;
  readonly at: Date;
  /** The version that the cart must have, as `versionOf` names it; any when absent. */
  readonly expectedVersion?: string | undefined;
}

/**
 * A refusal changes nothing. `lineQuantityExceeded`: over 999 units of one product; `linesExceeded`: over 100 products;
 * `otherVersion`: the cart has another version than the expected one.
 */
export type ChangeLineOutcome =
  | { readonly kind: "changed"; readonly contents: CartContents }
  | { readonly kind: "lineQuantityExceeded" }
  | { readonly kind: "linesExceeded" }
  | { readonly kind: "otherVersion" };

export interface PlannedChange {
  readonly buyerId: string;
  /** The cart that the plan was made for. */
  readonly plannedFor: readonly ProductQuantity[];
  /** The changed lines with their new quantities; new lines follow the existing ones. */
  readonly changes: readonly StoredLine[];
  readonly at: Date;
}

export type ChangeLinesOutcome =
  | { readonly kind: "changed"; readonly contents: CartContents }
  /** The cart does not match the plan; nothing was changed. */
  | { readonly kind: "planOutdated" };

export interface BoughtLines {
  readonly orderId: string;
  readonly buyerId: string;
  readonly lines: readonly ProductQuantity[];
  readonly at: Date;
}

/** Identifies one merge by the id that its caller chose. */
export interface MergeKey {
  readonly mergeId: string;
  readonly guestId: string;
  readonly userId: string;
}

export interface CartMerge extends MergeKey {
  /** The two carts that the plan was made for. */
  readonly guest: readonly ProductQuantity[];
  readonly account: readonly ProductQuantity[];
  /** The changed lines of the account's cart with their new quantities; new lines follow the existing ones. */
  readonly changes: readonly ProductQuantity[];
  readonly report: MergeReport;
  readonly at: Date;
}

export type MergeCartsOutcome =
  /** The report is the one from an earlier merge under this id, if there was one. */
  | { readonly kind: "merged"; readonly report: MergeReport }
  /** One of the carts does not match the plan; nothing was changed. */
  | { readonly kind: "planOutdated" };

/**
 * A page of the carts by the time of their last change, then by buyer. It starts after `changedAfter`, or, with
 * `afterBuyerId`, after the cart of this buyer and time. That cart need not exist.
 */
export interface IdleCartsPage {
  readonly changedAfter: Date;
  /** In lower case. */
  readonly afterBuyerId: string | null;
  /** Inclusive. */
  readonly changedBefore: Date;
  /** The maximum number of carts. */
  readonly first: number;
}

export interface IdleCart {
  readonly buyerId: string;
  /** The time of the last change. */
  readonly changedAt: Date;
}

/**
 * Stores carts by their buyer's id. Each function is atomic, however many replicas change one cart concurrently, and
 * enforces the limits in `cart-limits.ts` itself. A cart without changes for the store's time to live is forgotten.
 * Product ids are UUIDs in lower case.
 */
export interface CartStore {
  /** Returns an empty cart for a buyer without one. */
  readCart(buyerId: string): Promise<CartContents>;
  /** Adds to the product's line, or appends a new line. `quantity` is at least 1. */
  addToLine(change: LineChange): Promise<ChangeLineOutcome>;
  /**
   * Sets the quantity of the product's line, or creates the line. 0 removes the line; without a line, it changes
   * nothing.
   */
  setLine(change: LineChange): Promise<ChangeLineOutcome>;
  /** Changes many lines by a plan that respects the limits: all of them or none. */
  changeLines(change: PlannedChange): Promise<ChangeLinesOutcome>;
  /** Returns null, and changes nothing, when the cart has another version than the expected one. */
  clearCart(buyerId: string, at: Date, expectedVersion?: string): Promise<CartContents | null>;
  /**
   * Removes the units that an order bought from the buyer's lines. A repeat for the same order within 30 days changes
   * nothing.
   */
  removeBought(bought: BoughtLines): Promise<void>;
  /** Returns the report of the merge under this id; null when there was none in the last 30 days. */
  findMerge(key: MergeKey): Promise<MergeReport | null>;
  /**
   * Changes the account's cart, deletes the guest's cart and keeps the report, all in one step and once per merge id. A
   * changed line takes the price that the guest saw.
   */
  mergeCarts(merge: CartMerge): Promise<MergeCartsOutcome>;
  /**
   * Counts the carts that were started in a period of up to a few hundred days, by the quarters of an hour that begin
   * in it. A cart starts when it gets its first line, and again with the first line after an order. A merge does not
   * count a cart again that a guest started.
   */
  countStarts(period: { readonly from: Date; readonly to: Date }): Promise<number>;
  /**
   * Lists carts with lines by their last change, the oldest first, and by buyer among changes of one time. A store may
   * leave out carts whose last change is more than `rememberChangesForDays` old.
   */
  idleCarts(page: IdleCartsPage): Promise<readonly IdleCart[]>;
}

/** How long a store remembers merges: longer than accounts retries one. */
export const rememberMergesForDays = 30;

/** How long a store remembers the orders whose lines it has removed: longer than the outbox retries. */
export const rememberOrdersForDays = 30;

/** How long a store remembers the counts of started carts: a year, with some margin for reports. */
export const rememberStartsForDays = 400;

/** How long a store can list a cart after its last change: a week of reminders, with a day of margin. */
export const rememberChangesForDays = 8;
