import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { CategoryResolver } from "./category-resolver.js";
import { CourseProductResolver } from "./course-product-resolver.js";
import { ProductResolver } from "./product-resolver.js";

export const catalogTypes: GraphTypes = {
  resolvers: [ProductResolver, CategoryResolver, CourseProductResolver, OutboxResolver],
  orphanedTypes: [],
};
