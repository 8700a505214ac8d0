export interface StockCount {
  readonly productId: string;
  readonly onHand: number;
}

export interface KnownStock extends StockCount {
  readonly reserved: number;
}

/** Counted stock of many products. */
export interface StockList {
  /** Identifies the list; a repeat with the same id changes nothing. */
  readonly eventId: string;
  readonly actorId: string | null;
  /** At most 200 lines, one for each product. */
  readonly lines: readonly StockCount[];
}

/** The operations of inventory that catalog uses. Each throws ServiceUnavailableError. */
export interface InventoryPeer {
  /** Returns stock levels, without products that were never received or counted. */
  stockOf(productIds: readonly string[]): Promise<readonly KnownStock[]>;
  /** Sets stock levels. A line below the reserved quantity is not applied. Returns the resulting levels. */
  setStock(list: StockList): Promise<readonly KnownStock[]>;
  /** Receives a new product's first units. Idempotent. */
  receiveInitialStock(productId: string, quantity: number): Promise<void>;
}
