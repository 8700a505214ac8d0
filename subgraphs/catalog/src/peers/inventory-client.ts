import type { PeerClient } from "@souk/kernel/peer-client";
import type { StockReceiver } from "../domain/stock-receiver.js";
import { ReceiveInitialStockDocument } from "./generated/inventory.js";

/** Inventory by its GraphQL. */
export class InventoryClient implements StockReceiver {
  constructor(private readonly peer: PeerClient) {}

  async receiveInitialStock(productId: string, quantity: number): Promise<void> {
    // the product's own id names the receipt, so it happens once
    const input = { eventId: productId, productId, quantity, reason: "initial stock" };
    await this.peer.call(ReceiveInitialStockDocument, { input }, { idempotent: true });
  }
}
