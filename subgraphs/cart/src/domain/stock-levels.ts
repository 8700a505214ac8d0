/** The part of inventory that the cart uses. */
export interface StockLevels {
  /** Returns the units of physical products that can be sold now, by product id. Unknown levels are left out. */
  availableUnits(productIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
