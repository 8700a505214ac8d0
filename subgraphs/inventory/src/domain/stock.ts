/** Units of one product. What may be promised now is `onHand - reserved`; it is derived and stored nowhere. */
export interface StockLevel {
  readonly productId: string;
  readonly onHand: number;
  readonly reserved: number;
}

export function availableOf({ onHand, reserved }: Pick<StockLevel, "onHand" | "reserved">): number {
  return onHand - reserved;
}

export interface StockLine {
  readonly productId: string;
  readonly quantity: number;
}

export interface StockShortage {
  readonly productId: string;
  readonly requested: number;
  readonly available: number;
}

/** Why units on hand changed: each change is a movement, and the movements of a product sum to what is on hand. */
export const movementKinds = ["RECEIPT", "SALE", "ADJUSTMENT"] as const;
export type MovementKind = (typeof movementKinds)[number];
