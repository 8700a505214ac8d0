/** Inventory, as far as the cart needs it. */
export interface StockLevels {
  /** What may be promised now of a physical product; null when that cannot be known at the moment. */
  availableUnits(productId: string): Promise<number | null>;
}
