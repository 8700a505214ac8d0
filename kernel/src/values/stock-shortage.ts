/** A product with less stock than requested. `requested` is the whole quantity, `available` at least 0. */
export interface StockShortage {
  readonly productId: string;
  readonly requested: number;
  readonly available: number;
}
