import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { GoodsLine } from "@souk/kernel/project/providers/shipping-calculator";
import type { CatalogPeer, LineToShip } from "../domain/peers.js";
import { GoodsToShipDocument } from "./generated/catalog.js";

/** Calls catalog over GraphQL. */
export class CatalogClient implements CatalogPeer {
  constructor(private readonly peer: PeerClient) {}

  async describe(lines: readonly LineToShip[]): Promise<readonly GoodsLine[]> {
    if (lines.length === 0) return [];
    const representations = lines.map(({ productId: id }) => ({ __typename: "Product", id }));
    const { _entities } = await this.peer.call(GoodsToShipDocument, { representations }, { idempotent: true });
    return lines.flatMap(({ productId, quantity }, index): GoodsLine[] => {
      const product = _entities[index];
      if (!product || !("sku" in product) || product.kind !== "PHYSICAL") return [];
      const { sku, name, weightGrams, categories } = product;
      return [{ productId, sku, name, quantity, weightGrams, categories: categories.map(({ slug }) => slug) }];
    });
  }
}
