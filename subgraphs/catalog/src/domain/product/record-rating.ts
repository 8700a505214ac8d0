import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";
import { ratingScore, type CountedRating } from "./product-rating.js";

/** Copies the rating of a product. An older version than the stored one changes nothing. */
export function recordRating({ store }: { store: CatalogStore }) {
  return async (rating: CountedRating): Promise<void> => {
    if (isUuid(rating.productId)) await store.recordRating({ ...rating, score: ratingScore(rating) });
  };
}
