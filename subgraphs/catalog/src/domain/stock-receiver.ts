/** The operations of inventory that product creation needs. */
export interface StockReceiver {
  /** Receives a new product's first units. Idempotent. Throws ServiceUnavailableError. */
  receiveInitialStock(productId: string, quantity: number): Promise<void>;
}
