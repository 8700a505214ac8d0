import { isUuid } from "@souk/kernel/values/uuid";
import type { ReviewStore } from "./review-store.js";

export interface ReviewedProductsRequest {
  readonly userId: string;
  readonly productIds: readonly string[];
}

/** Returns the products of the list that the user has reviewed, with reviews in any status. */
export function reviewedProducts({ store }: { readonly store: Pick<ReviewStore, "findOfUser"> }) {
  return async ({ userId, productIds }: ReviewedProductsRequest): Promise<string[]> => {
    const reviews = isUuid(userId) ? await store.findOfUser(userId, productIds.filter(isUuid)) : [];
    return reviews.map(({ productId }) => productId);
  };
}
