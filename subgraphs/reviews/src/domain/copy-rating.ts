import { ratingOf } from "./rating.js";
import type { ReviewStore } from "./review-store.js";
import type { CatalogPeer } from "./peers.js";

export interface CopyRatingDependencies {
  readonly store: ReviewStore;
  readonly catalog: CatalogPeer;
}

/** Sends the current rating of a product to catalog. Throws while catalog does not have the product, so that the job is retried. */
export function copyRating({ store, catalog }: CopyRatingDependencies) {
  return async (productId: string): Promise<void> => {
    const rating = await store.findRating(productId);
    if (!rating) return;
    const { average, count } = ratingOf(rating.histogram);
    const isRecorded = await catalog.recordRating({ productId, average, count, version: rating.version });
    if (!isRecorded) throw new Error(`catalog does not have product ${productId} yet`);
  };
}
