import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { KnownStock, StockList, InventoryPeer } from "../domain/peers.js";
import { ReceiveInitialStockDocument, SetStockLevelsDocument } from "./generated/inventory.js";

/** Calls the inventory subgraph by GraphQL. */
export class InventoryClient implements InventoryPeer {
  constructor(private readonly peer: PeerClient) {}

  async receiveInitialStock(productId: string, quantity: number): Promise<void> {
    // The product's id identifies the receipt, so it happens once.
    const input = { eventId: productId, productId, quantity, reason: "initial stock" };
    await this.peer.call(ReceiveInitialStockDocument, { input }, { idempotent: true });
  }

  async stockOf(productIds: readonly string[]): Promise<readonly KnownStock[]> {
    const lines = productIds.map((productId) => ({ productId, onHand: 0 }));
    return this.setLevels({ eventId: "none", actorId: null, lines }, true);
  }

  setStock(list: StockList): Promise<readonly KnownStock[]> {
    return this.setLevels(list, false);
  }

  private async setLevels(list: StockList, checkOnly: boolean): Promise<readonly KnownStock[]> {
    const input = { ...list, lines: [...list.lines], reason: "import", checkOnly };
    return (await this.peer.call(SetStockLevelsDocument, { input }, { idempotent: true })).setStockLevels;
  }
}
