import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { BrowsingResolver } from "./search/browsing-resolver.js";
import { BulkProductsResolver } from "./product/bulk-products-resolver.js";
import { CategoryResolver } from "./category/category-resolver.js";
import { CourseProductResolver } from "./course-product/course-product-resolver.js";
import { CustomFieldsResolver } from "./custom-fields/custom-fields-resolver.js";
import { ProductImageResolver } from "./image/product-image-resolver.js";
import { ProductRatingResolver } from "./product/product-rating-resolver.js";
import { StockMailResolver } from "./stock-mail/stock-mail-resolver.js";
import { WishlistResolver } from "./wishlist/wishlist-resolver.js";
import { ProductResolver } from "./product/product-resolver.js";

export const catalogTypes: GraphTypes = {
  resolvers: [
    ProductResolver,
    ProductImageResolver,
    BulkProductsResolver,
    BrowsingResolver,
    CategoryResolver,
    CourseProductResolver,
    ProductRatingResolver,
    FileUsesResolver,
    StockMailResolver,
    WishlistResolver,
    PersonalDataResolver,
    CustomFieldsResolver,
    OutboxResolver,
    ImportResolver,
  ],
  orphanedTypes: [],
};
