import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { RatedProducts } from "../domain/copy-rating.js";
import { RecordRatingDocument } from "./generated/catalog.js";

/** Calls the catalog subgraph by GraphQL. */
export class CatalogClient implements RatedProducts {
  constructor(private readonly peer: PeerClient) {}

  async recordRating(input: Parameters<RatedProducts["recordRating"]>[0]): Promise<boolean> {
    return (await this.peer.call(RecordRatingDocument, { input }, { idempotent: true })).recordRating;
  }
}
