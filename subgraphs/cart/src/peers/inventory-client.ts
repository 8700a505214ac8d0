import type { Logger } from "@souk/kernel/logger";
import type { PeerClient } from "@souk/kernel/peer-client";
import type { StockLevels } from "../domain/stock-levels.js";
import { ProductStockDocument } from "./generated/inventory.js";

// a buyer waits for this, and can do without
const deadlineMs = 800;

/** Inventory by its GraphQL. */
export class InventoryClient implements StockLevels {
  constructor(
    private readonly peer: PeerClient,
    private readonly logger: Logger,
  ) {}

  async availableUnits(productId: string): Promise<number | null> {
    // inventory knows stock of goods alone, and takes the kind from whoever asks
    const representations = [{ __typename: "Product", id: productId, kind: "PHYSICAL" }];
    try {
      const options = { idempotent: true, deadlineMs };
      const { _entities } = await this.peer.call(ProductStockDocument, { representations }, options);
      return _entities[0]?.stock?.available ?? null;
    } catch (error) {
      this.logger.warn({ err: error, productId }, "stock is unknown; the cart takes the product without it");
      return null;
    }
  }
}
