import type { Logger } from "@souk/kernel/logging/logger";
import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { InventoryPeer } from "../domain/peers.js";
import { ProductStockDocument } from "./generated/inventory.js";

// a buyer waits for this call, and the cart works without its answer
const deadlineMs = 800;

/** Calls inventory's GraphQL API. */
export class InventoryClient implements InventoryPeer {
  constructor(
    private readonly peer: PeerClient,
    private readonly logger: Logger,
  ) {}

  async availableUnits(productIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    // inventory stores stock of goods only, and takes the kind from the caller
    const representations = productIds.map((id) => ({ __typename: "Product", id, kind: "PHYSICAL" }));
    try {
      const options = { idempotent: true, deadlineMs };
      const { _entities } = await this.peer.call(ProductStockDocument, { representations }, options);
      const known = productIds.map((id, index) => [id, _entities[index]?.stock?.available] as const);
      return new Map(known.flatMap(([id, available]) => (available === undefined ? [] : [[id, available]])));
    } catch (error) {
      this.logger.warn({ err: error, productIds }, "stock is unknown; the cart takes the products without it");
      return new Map();
    }
  }
}
