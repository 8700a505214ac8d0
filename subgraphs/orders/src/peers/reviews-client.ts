import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { ReviewsPeer } from "../domain/peers.js";
import { ReviewedProductsDocument } from "./generated/reviews.js";

export class ReviewsClient implements ReviewsPeer {
  constructor(private readonly peer: PeerClient) {}

  async reviewedProducts(userId: string, productIds: readonly string[]): Promise<readonly string[]> {
    const input = { userId, productIds: [...productIds] };
    const { reviewedProducts } = await this.peer.call(ReviewedProductsDocument, { input }, { idempotent: true });
    return reviewedProducts;
  }
}
