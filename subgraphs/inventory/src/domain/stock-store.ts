import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { StockLevel, StockLine } from "./stock.js";

export interface StockChange {
  /** Identifies the change: a second change with the same id has no effect. */
  readonly eventId: string;
  readonly productId: string;
  readonly delta: number;
  readonly reason: string;
  /** The user who made the change; null for a service. */
  readonly actorId: string | null;
}

export interface StockAdjustment extends Omit<StockChange, "actorId"> {
  /** Written to the audit log together with the movement. */
  readonly action: AdminAction;
  /** Unique per actor; a second adjustment with the same key repeats the first one. */
  readonly idempotencyKey: string | null;
  readonly now: Date;
}

export type AdjustOutcome =
  /** `replayed`: an earlier adjustment used the same key. */
  | { readonly kind: "adjusted"; readonly level: StockLevel; readonly replayed?: true }
  | { readonly kind: "belowReserved"; readonly level: StockLevel }
  | { readonly kind: "keyReused" }
  | { readonly kind: "tooLarge" };

export interface StockCount extends Omit<StockAdjustment, "delta"> {
  readonly onHand: number;
  /** Null accepts any number on hand. */
  readonly expectedOnHand: number | null;
}

export type SetOutcome =
  /** `replayed`: an earlier count used the same key. */
  | { readonly kind: "set"; readonly level: StockLevel; readonly replayed?: true }
  | { readonly kind: "belowReserved"; readonly level: StockLevel }
  | { readonly kind: "notAsExpected"; readonly level: StockLevel }
  | { readonly kind: "keyReused" };

/** Counts for many products from one stock list; the event id identifies the list. */
export interface StockLevelCounts {
  readonly eventId: string;
  readonly reason: string;
  readonly actorId: string | null;
  /** One line per product. */
  readonly lines: readonly { readonly productId: string; readonly onHand: number }[];
  readonly now: Date;
}

export interface StockReturn {
  readonly eventId: string;
  readonly orderId: string;
  /** One line per product, sorted by product id. */
  readonly lines: readonly StockLine[];
}

/** Storage of units on hand. Every method is one transaction. */
export interface StockStore {
  /** Leaves out reservations that have expired by `now`, released or not. */
  levels(productIds: readonly string[], now: Date): Promise<readonly StockLevel[]>;
  receive(receipt: StockChange): Promise<void>;
  adjust(adjustment: StockAdjustment): Promise<AdjustOutcome>;
  setOnHand(count: StockCount): Promise<SetOutcome>;
  /** Sets each line once per event; a line below the reserved units changes nothing. */
  setLevels(counts: StockLevelCounts): Promise<void>;
  /**
   * Takes back at most the units that the order bought and has not returned: a parcel can come back whole after one of
   * its units was refunded. Returns false if that is less than a line asks for. Sells units that the order still has
   * reserved first; a later commit finds them sold.
   */
  takeBack(back: StockReturn): Promise<boolean>;
}
