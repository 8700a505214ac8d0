import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { isUuid } from "@souk/kernel/values/uuid";
import type { ReviewStore } from "../domain/review-store.js";
import { maySeeReview } from "../domain/visible-review.js";
import { CourseStub } from "./course-stub.js";
import { productStub } from "./product-stub.js";
import { reviewsLoaders } from "./reviews-loaders.js";
import { reviewTypeFrom } from "./review-type.js";

export function reviewsReferences(store: ReviewStore): Record<string, ReferenceResolver> {
  return {
    /** Resolves any product id: only the catalog knows whether the product exists. */
    Product: ({ id }) => productStub(id),
    /** Resolves any course id. The reference carries its product. */
    Course: (reference) => Object.assign(new CourseStub(), reference),
    Review: async ({ id }, context) => {
      const review = isUuid(id) ? await reviewsLoaders(store, context).reviews.load(id) : null;
      return review && maySeeReview(context.viewer, review) ? reviewTypeFrom(review) : null;
    },
  };
}
