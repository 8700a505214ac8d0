/**
 * The reason why units on hand changed. Each change is a movement, and the sum of a product's movements is its
 * `onHand`.
 */
export const movementKinds = ["RECEIPT", "SALE", "ADJUSTMENT", "RETURN"] as const;
export type MovementKind = (typeof movementKinds)[number];

export interface StockMovement {
  /** Orders movements of the same time: a later movement has a higher position. Whole digits. */
  readonly position: string;
  readonly productId: string;
  readonly kind: MovementKind;
  readonly delta: number;
  readonly reason: string;
  /** The order that bought or returned the units; null for other kinds. */
  readonly orderId: string | null;
  /** The user who made the change; null for a service. */
  readonly actorId: string | null;
  readonly at: Date;
}

export const movementSorts = ["NEWEST", "OLDEST"] as const;
export type MovementSort = (typeof movementSorts)[number];

/** The time and the position. */
export const movementCursorLength = 2;
