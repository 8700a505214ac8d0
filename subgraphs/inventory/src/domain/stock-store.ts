import type { AdminAct } from "@souk/kernel/admin-act";
import type { StockLevel, StockLine } from "./stock.js";

export interface StockChange {
  /** Names the change: a second one with the same id changes nothing. */
  readonly eventId: string;
  readonly productId: string;
  readonly delta: number;
  readonly reason: string;
  /** Who did it; null for a service. */
  readonly actorId: string | null;
}

export interface StockAdjustment extends Omit<StockChange, "actorId"> {
  /** Goes into the audit log with the movement. */
  readonly act: AdminAct;
  /** The actor's own; a second adjustment with it is the first one's repeat. */
  readonly idempotencyKey: string | null;
  readonly now: Date;
}

export type AdjustOutcome =
  /** `replayed`: by an earlier adjustment with the same key. */
  | { readonly kind: "adjusted"; readonly level: StockLevel; readonly replayed?: true }
  | { readonly kind: "belowReserved"; readonly level: StockLevel }
  | { readonly kind: "keyReused" }
  | { readonly kind: "tooLarge" };

export interface StockCount extends Omit<StockAdjustment, "delta"> {
  readonly onHand: number;
  /** Null: whatever is on hand now. */
  readonly expectedOnHand: number | null;
}

export type SetOutcome =
  /** `replayed`: by an earlier count with the same key. */
  | { readonly kind: "set"; readonly level: StockLevel; readonly replayed?: true }
  | { readonly kind: "belowReserved"; readonly level: StockLevel }
  | { readonly kind: "notAsExpected"; readonly level: StockLevel }
  | { readonly kind: "keyReused" };

/** What a list of stock says of many products, named by the event that brought it. */
export interface StockLevelCounts {
  readonly eventId: string;
  readonly reason: string;
  readonly actorId: string | null;
  /** One a product. */
  readonly lines: readonly { readonly productId: string; readonly onHand: number }[];
  readonly now: Date;
}

export interface StockReturn {
  readonly eventId: string;
  readonly orderId: string;
  /** One a product, in the order of their ids. */
  readonly lines: readonly StockLine[];
}

/** What inventory's rules need from storage about units on hand. Every method is one transaction. */
export interface StockStore {
  /** A reservation that has expired by `now` does not count, whether it was released yet or not. */
  levels(productIds: readonly string[], now: Date): Promise<readonly StockLevel[]>;
  receive(receipt: StockChange): Promise<void>;
  adjust(adjustment: StockAdjustment): Promise<AdjustOutcome>;
  setOnHand(count: StockCount): Promise<SetOutcome>;
  /** Each line once an event; one below what is reserved stays as it is. */
  setLevels(counts: StockLevelCounts): Promise<void>;
  /**
   * All lines or none; false when one of them is more than the order bought and has not given back. What it still has reserved
   * is sold first: a commit that comes later finds it so.
   */
  takeBack(back: StockReturn): Promise<boolean>;
}
