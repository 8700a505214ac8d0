import type { AuditSnapshot } from "@souk/kernel/audit/admin-action";
import { auditedCustom } from "@souk/kernel/custom-fields/entity-fields";
import { shownValues } from "@souk/kernel/fields/field";
import type { Category } from "../category/category.js";
import type { Product } from "./product.js";
import { productFields } from "./product-fields.js";

/** Returns a product as the audit log stores it, with the slugs of its categories. */
export function auditedProduct(product: Product, categories: readonly Pick<Category, "slug">[]): AuditSnapshot {
  return {
    ...shownValues(productFields, product),
    images: product.images.map(({ url, alt }) => ({ url, alt })),
    categories: categories.map((category) => category.slug),
    ...auditedCustom(product.custom),
  };
}
