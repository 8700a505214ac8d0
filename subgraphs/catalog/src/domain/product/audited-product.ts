import type { AuditSnapshot } from "@souk/kernel/audit/admin-act";
import { toDecimalMoney } from "@souk/kernel/values/money";
import type { Category, Product } from "./product.js";

/** Returns a product as the audit log stores it, with the slugs of its categories. */
export function auditedProduct(product: Product, categories: readonly Pick<Category, "slug">[]): AuditSnapshot {
  const { sku, slug, name, description, kind, price, isActive, tags, images } = product;
  const plain = { sku, slug, name, description, kind, isActive, tags, price: toDecimalMoney(price) };
  return {
    ...plain,
    images: images.map(({ url, alt }) => ({ url, alt })),
    categories: categories.map((category) => category.slug),
  };
}
