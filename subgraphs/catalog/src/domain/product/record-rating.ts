import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";
import { ratingScore, type CountedRating } from "./product-rating.js";

/**
 * Copies the rating of a product. An older version than the stored one changes nothing. Returns false when no such
 * product exists: the product of a course can arrive after its first review.
 */
export function recordRating({ store }: { store: CatalogStore }) {
  return async (rating: CountedRating): Promise<boolean> =>
    isUuid(rating.productId) && (await store.recordRating({ ...rating, score: ratingScore(rating) }));
}
