/** Units of one product. The available units are `onHand - reserved`; they are derived and not stored. */
export interface StockLevel {
  readonly productId: string;
  readonly onHand: number;
  /** Reserved units, without expired reservations. */
  readonly reserved: number;
}

/** The limit for one change or count. */
export const maxUnits = 1_000_000_000;

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

/**
 * Returns one line per product, sorted by product id. All writers lock products in this order, so that they do not
 * deadlock.
 */
export function linesByProduct(lines: readonly StockLine[]): readonly StockLine[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    const id = productId.toLowerCase();
    quantities.set(id, (quantities.get(id) ?? 0) + quantity);
  }
  return [...quantities]
    .map(([productId, quantity]) => ({ productId, quantity }))
    .sort((left, right) => (left.productId < right.productId ? -1 : 1));
}
