export interface StockCount {
  readonly productId: string;
  readonly onHand: number;
}

export interface KnownStock extends StockCount {
  readonly reserved: number;
}

/** What a list of stock says of many products. */
export interface StockList {
  /** Names the list: repeated, it moves nothing. */
  readonly eventId: string;
  readonly actorId: string | null;
  /** At most 200, one a product. */
  readonly lines: readonly StockCount[];
}

/** Inventory, as far as an import needs it. */
export interface StockLists {
  /** Nothing of a product that nobody has received or counted. Throws ServiceUnavailableError. */
  stockOf(productIds: readonly string[]): Promise<readonly KnownStock[]>;
  /** A line below what is promised stays as it is. Answers with what there is by then. Throws ServiceUnavailableError. */
  setStock(list: StockList): Promise<readonly KnownStock[]>;
}
