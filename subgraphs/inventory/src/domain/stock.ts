/** Units of one product. What may be promised now is `onHand - reserved`; it is derived and stored nowhere. */
export interface StockLevel {
  readonly productId: string;
  readonly onHand: number;
  /** What is promised and has not expired. */
  readonly reserved: number;
}

/** Of one change or count. */
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

/** One line a product, in the order of their ids: all who take several products take them in it, and never wait in a ring. */
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
