/** Inventory, as far as the catalog needs it. */
export interface StockReceiver {
  /** Receives a new product's first units; once, however often it is asked. Throws ServiceUnavailableError. */
  receiveInitialStock(productId: string, quantity: number): Promise<void>;
}
