import { ratingOf } from "./rating.js";
import type { ReviewStore } from "./review-store.js";

/** The operation of catalog that copies ratings, by which its lists are sorted and filtered. */
export interface RatedProducts {
  /**
   * Idempotent; an older version changes nothing. Returns false when catalog does not have the product yet. Throws
   * ServiceUnavailableError.
   */
  recordRating(rating: {
    readonly productId: string;
    readonly average: number | null;
    readonly count: number;
    readonly version: number;
  }): Promise<boolean>;
}

export interface CopyRatingDependencies {
  readonly store: ReviewStore;
  readonly catalog: RatedProducts;
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
