import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { CourseRatingResolver } from "./course-rating-resolver.js";
import { CourseStub } from "./course-stub.js";
import { ModerationResolver } from "./moderation-resolver.js";
import { ProductReviewsResolver } from "./product-reviews-resolver.js";
import { ReviewResolver } from "./review-resolver.js";
import { ReviewedProductsResolver } from "./reviewed-products-resolver.js";

export const reviewsTypes: GraphTypes = {
  resolvers: [
    ReviewResolver,
    ModerationResolver,
    ProductReviewsResolver,
    CourseRatingResolver,
    ReviewedProductsResolver,
    FileUsesResolver,
    OutboxResolver,
    PersonalDataResolver,
  ],
  orphanedTypes: [CourseStub],
};
