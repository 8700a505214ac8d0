/** Inventory, as far as the cart needs it. */
export interface StockLevels {
  /** What may be promised now of physical products; what cannot be known at the moment is left out. */
  availableUnits(productIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
