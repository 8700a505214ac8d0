import { demoCategories } from "@souk/demo/categories";
import { demoCourses } from "@souk/demo/courses";
import { demoId } from "@souk/demo/demo-id";
import { demoProducts } from "@souk/demo/products";
import type { Database } from "@souk/kernel/database/database";
import { insertRows, seedOnce } from "@souk/kernel/database/seed-once";
import { absentValues } from "@souk/kernel/fields/field";
import { productFields, type ProductKind } from "../domain/product/product-fields.js";
import type { Product } from "../domain/product/product.js";
import { insertCategories } from "./category/category-rows.js";
import { insertProducts } from "./product/product-rows.js";
import { ProductCategoryEntity } from "./category/product-category-entity.js";

/** Seeds the demo shop's products and categories, and the products that its courses are sold as. Safe to repeat. */
export async function seedDemoCatalog(database: Database): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    const categoryIds = new Map(demoCategories.map(({ slug, id }) => [slug, id]));
    await insertCategories(
      manager,
      demoCategories.map((category) => ({ ...category, custom: {} })),
    );
    await insertProducts(manager, demoRows.map(productOf));
    await manager.insert(
      ProductCategoryEntity,
      demoRows.flatMap(({ id, categorySlugs }) =>
        categorySlugs.map((slug) => ({ productId: id, categoryId: categoryIds.get(slug) ?? "" })),
      ),
    );
    await insertRows(manager, "product_images", demoRows.map(imageRow));
  });
  // earlier versions seeded addresses that the router no longer serves
  await seedOnce(database, "demo files", async (manager) => {
    await manager.query(
      `update product_images image set url = seeded.url
       from jsonb_populate_recordset(null::product_images, $1) seeded
       where image.id = seeded.id and image.url like '/demo/pictures/%'`,
      [JSON.stringify(demoRows.map(imageRow))],
    );
  });
}

const physical = demoProducts.map((product) => ({ ...product, kind: "PHYSICAL" as ProductKind }));
const courses = demoCourses.map(({ productId, title, summary, status, ...course }) => ({
  ...course,
  id: productId,
  name: title,
  description: summary,
  kind: "COURSE" as ProductKind,
  isActive: status === "PUBLISHED",
}));
const demoRows = [...physical, ...courses];

function imageRow({ id, name, picture }: (typeof demoRows)[number]) {
  return { id: demoId("image", id), productId: id, url: picture, alt: `A drawing of ${name}`, position: 0 };
}

function productOf(row: (typeof demoRows)[number]): Product {
  const { id, sku, slug, name, description, kind, priceMinor, currency, isActive, tags } = row;
  const at = new Date(row.createdAt);
  return {
    ...absentValues(productFields),
    id,
    sku,
    slug,
    name,
    description,
    kind,
    isActive,
    tags,
    price: { amountMinor: priceMinor, currency },
    images: [],
    custom: {},
    createdAt: at,
    updatedAt: at,
  };
}
