import { demoCategories } from "@souk/demo/categories";
import { demoCourses } from "@souk/demo/courses";
import { demoId } from "@souk/demo/demo-id";
import { demoProducts } from "@souk/demo/products";
import type { Database } from "@souk/kernel/database/database";
import { seedOnce } from "@souk/kernel/database/seed-once";
import { CategoryEntity } from "./category/category-entity.js";
import { ProductCategoryEntity } from "./category/product-category-entity.js";
import { ProductEntity } from "./product/product-entity.js";
import { ProductImageEntity } from "./image/product-image-entity.js";

/** Seeds the demo shop's products and categories, and the products that its courses are sold as. */
export async function seedDemoCatalog(database: Database): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    const categoryIds = new Map(demoCategories.map(({ slug, id }) => [slug, id]));
    await manager.insert(
      CategoryEntity,
      demoCategories.map((category) => ({ ...category })),
    );
    await manager.insert(ProductEntity, demoRows.map(productRow));
    await manager.insert(
      ProductCategoryEntity,
      demoRows.flatMap(({ id, categorySlugs }) =>
        categorySlugs.map((slug) => ({ productId: id, categoryId: categoryIds.get(slug) ?? "" })),
      ),
    );
    await manager.insert(
      ProductImageEntity,
      demoRows.map(({ id, name, picture }) => ({
        id: demoId("image", id),
        productId: id,
        url: picture,
        alt: `A drawing of ${name}`,
        position: 0,
      })),
    );
  });
}

const goods = demoProducts.map((product) => ({ ...product, kind: "PHYSICAL" }));
const courses = demoCourses.map(({ productId, title, summary, status, ...course }) => ({
  ...course,
  id: productId,
  name: title,
  description: summary,
  kind: "COURSE",
  isActive: status === "PUBLISHED",
}));
const demoRows = [...goods, ...courses];

function productRow(row: (typeof demoRows)[number]): ProductEntity {
  const { id, sku, slug, name, description, kind, priceMinor, currency, isActive, tags } = row;
  const at = new Date(row.createdAt);
  return {
    id,
    sku,
    slug,
    name,
    description,
    kind,
    priceMinor,
    currency,
    isActive,
    tags: [...tags],
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  };
}
