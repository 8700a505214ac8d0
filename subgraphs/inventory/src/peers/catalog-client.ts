import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { KnownProduct, CatalogPeer } from "../domain/peers.js";
import { ProductKindDocument } from "./generated/catalog.js";

/** Calls the catalog over GraphQL. */
export class CatalogClient implements CatalogPeer {
  constructor(private readonly peer: PeerClient) {}

  async findProduct(productId: string): Promise<KnownProduct | null> {
    const representations = [{ __typename: "Product", id: productId }];
    const { _entities } = await this.peer.call(ProductKindDocument, { representations }, { idempotent: true });
    const [product] = _entities;
    return product && "kind" in product ? { kind: product.kind } : null;
  }
}
