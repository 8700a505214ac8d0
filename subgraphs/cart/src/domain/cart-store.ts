import type { Money } from "@souk/kernel/money";
import type { CartContents, KeptLine, ProductQuantity } from "./cart.js";
import type { MergeReport } from "./plan-merge.js";

export interface LineChange extends ProductQuantity {
  readonly buyerId: string;
  /** Of one, as the buyer sees it at this change; without it the line has none. */
  readonly price?: Money;
  readonly at: Date;
}

/** A refusal changes nothing. `lineQuantityExceeded`: over 999 of one product; `linesExceeded`: over 100 products. */
export type ChangeLineOutcome =
  | { readonly kind: "changed"; readonly contents: CartContents }
  | { readonly kind: "lineQuantityExceeded" }
  | { readonly kind: "linesExceeded" };

export interface PlannedChange {
  readonly buyerId: string;
  /** The cart as the plan was made for it. */
  readonly plannedFor: readonly ProductQuantity[];
  /** Lines that change, with their new quantities; new ones come behind the others. */
  readonly changes: readonly KeptLine[];
  readonly at: Date;
}

export type ChangeLinesOutcome =
  | { readonly kind: "changed"; readonly contents: CartContents }
  /** The cart is not as the plan has it: nothing was changed. */
  | { readonly kind: "planOutdated" };

export interface BoughtLines {
  readonly orderId: string;
  readonly buyerId: string;
  readonly lines: readonly ProductQuantity[];
  readonly at: Date;
}

/** One merge, by the name that its caller gave it. */
export interface MergeKey {
  readonly mergeId: string;
  readonly guestId: string;
  readonly userId: string;
}

export interface CartMerge extends MergeKey {
  /** Both carts as the plan was made for them. */
  readonly guest: readonly ProductQuantity[];
  readonly account: readonly ProductQuantity[];
  /** Lines of the account's cart that change, with their new quantities; new ones come behind the others. */
  readonly changes: readonly ProductQuantity[];
  readonly report: MergeReport;
  readonly at: Date;
}

export type MergeCartsOutcome =
  /** The report is that of an earlier merge under this id, if there was one. */
  | { readonly kind: "merged"; readonly report: MergeReport }
  /** One of the carts is not as the plan has it: nothing was changed. */
  | { readonly kind: "planOutdated" };

/**
 * Carts by their buyer's id. Each function is atomic, however many replicas change one cart at once, and holds the limits of
 * `cart-limits.ts` by itself. A cart that nobody has changed for the store's time to live is forgotten.
 * Product ids are UUIDs in lower case.
 */
export interface CartStore {
  /** Empty for a buyer who has none. */
  readCart(buyerId: string): Promise<CartContents>;
  /** Adds to the product's line, or makes one behind the others. `quantity` is at least 1. */
  addToLine(change: LineChange): Promise<ChangeLineOutcome>;
  /** Sets the product's line, or makes one; 0 takes it away, and a line that is not there leaves the cart as it was. */
  setLine(change: LineChange): Promise<ChangeLineOutcome>;
  /** Changes many lines by a plan that keeps the limits, all of them or none. */
  changeLines(change: PlannedChange): Promise<ChangeLinesOutcome>;
  clearCart(buyerId: string, at: Date): Promise<CartContents>;
  /** Takes what an order bought off the buyer's lines; once per order, for 30 days. */
  removeBought(bought: BoughtLines): Promise<void>;
  /** What a merge under this id came to; null when there was none in the last 30 days. */
  findMerge(key: MergeKey): Promise<MergeReport | null>;
  /**
   * Changes the account's cart, forgets the guest's and keeps the report, all of it or nothing; once per merge id. A line that
   * changes takes over the price that the guest has seen.
   */
  mergeCarts(merge: CartMerge): Promise<MergeCartsOutcome>;
  /**
   * How many carts were begun in a time of some hundred days at most, by the quarters of an hour that begin in it: a cart is, when it
   * gets its first line, and the first one after an order. What a guest has begun is not begun again by a merge.
   */
  countStarts(period: { readonly from: Date; readonly to: Date }): Promise<number>;
}

/** How long a store knows the merges it has made: longer than accounts tries to ask for one. */
export const rememberMergesForDays = 30;

/** How long a store knows the orders whose lines it has removed: longer than the outbox tries to tell it. */
export const rememberOrdersForDays = 30;

/** How long a store knows how many carts were begun: a year, and some time to look back on it. */
export const rememberStartsForDays = 400;
