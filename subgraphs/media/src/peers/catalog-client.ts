import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CatalogPeer, MediaUse } from "../domain/peers.js";
import { PictureUsesDocument } from "./generated/catalog.js";

/** Calls the catalog subgraph by GraphQL. */
export class CatalogClient implements CatalogPeer {
  constructor(private readonly peer: PeerClient) {}

  async usesOf(checksums: readonly string[]): Promise<readonly MediaUse[]> {
    if (checksums.length === 0) return [];
    const input = { checksums: [...checksums] };
    const { pictureUses } = await this.peer.call(PictureUsesDocument, { input }, { idempotent: true });
    const everybody = { typename: "Product", ownerId: null };
    return pictureUses.map(({ checksum: key, productId: id, name }) => ({ key, id, name, ...everybody }));
  }
}
