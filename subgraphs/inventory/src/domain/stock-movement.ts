/** Why units on hand changed: each change is a movement, and the movements of a product sum to what is on hand. */
export const movementKinds = ["RECEIPT", "SALE", "ADJUSTMENT", "RETURN"] as const;
export type MovementKind = (typeof movementKinds)[number];

export interface StockMovement {
  /** Among the movements of one time, later ones are higher; whole digits. */
  readonly position: string;
  readonly productId: string;
  readonly kind: MovementKind;
  readonly delta: number;
  readonly reason: string;
  /** The order that bought or gave back; null for the other kinds. */
  readonly orderId: string | null;
  /** Who did it; null for a service. */
  readonly actorId: string | null;
  readonly at: Date;
}

export const movementSorts = ["NEWEST", "OLDEST"] as const;
export type MovementSort = (typeof movementSorts)[number];

/** The time and the position. */
export const movementCursorLength = 2;
