import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CatalogPeer } from "../domain/peers.js";
import { RecordRatingDocument } from "./generated/catalog.js";

/** Calls the catalog subgraph by GraphQL. */
export class CatalogClient implements CatalogPeer {
  constructor(private readonly peer: PeerClient) {}

  async recordRating(input: Parameters<CatalogPeer["recordRating"]>[0]): Promise<boolean> {
    return (await this.peer.call(RecordRatingDocument, { input }, { idempotent: true })).recordRating;
  }
}
