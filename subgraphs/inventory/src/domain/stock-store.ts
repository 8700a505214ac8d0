import type { StockLevel, StockLine, StockShortage } from "./stock.js";

export interface StockChange {
  /** Names the change: a second one with the same id changes nothing. */
  readonly eventId: string;
  readonly productId: string;
  readonly delta: number;
  readonly reason: string;
  /** Who did it; null for a service. */
  readonly actorId: string | null;
}

export type AdjustOutcome =
  | { readonly kind: "adjusted"; readonly level: StockLevel }
  | { readonly kind: "belowReserved"; readonly level: StockLevel }
  | { readonly kind: "tooLarge" };

export interface NewReservation {
  readonly orderId: string;
  readonly lines: readonly StockLine[];
  readonly expiresAt: Date;
}

/** What inventory's rules need from storage. Every method is one transaction. */
export interface StockStore {
  levels(productIds: readonly string[]): Promise<readonly StockLevel[]>;
  receive(receipt: StockChange): Promise<void>;
  adjust(change: StockChange): Promise<AdjustOutcome>;
  /** All lines or none; the shortages when none. An order that has its reservation already keeps it. */
  reserve(reservation: NewReservation): Promise<readonly StockShortage[]>;
  /** The order's reserved units leave. Does nothing the second time. */
  commit(orderId: string): Promise<void>;
  /** The order's reserved units are free again. Does nothing when they have left, or the second time. */
  release(orderId: string): Promise<void>;
  /** As `release`, if the reservation has expired by then. */
  releaseExpired(orderId: string, now: Date): Promise<void>;
}
