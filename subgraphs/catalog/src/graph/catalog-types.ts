import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { BrowsingResolver } from "./browsing-resolver.js";
import { BulkProductsResolver } from "./bulk-products-resolver.js";
import { CategoryResolver } from "./category-resolver.js";
import { CourseProductResolver } from "./course-product-resolver.js";
import { ProductImageResolver } from "./product-image-resolver.js";
import { ProductResolver } from "./product-resolver.js";

export const catalogTypes: GraphTypes = {
  resolvers: [
    ProductResolver,
    ProductImageResolver,
    BulkProductsResolver,
    BrowsingResolver,
    CategoryResolver,
    CourseProductResolver,
    OutboxResolver,
  ],
  orphanedTypes: [],
};
