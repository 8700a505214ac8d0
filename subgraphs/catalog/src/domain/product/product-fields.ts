import { moneyRule } from "@souk/kernel/values/money-rule";
import { isWebAddress } from "@souk/kernel/values/web-address";
import { z } from "zod";
import { productKinds } from "./product.js";

/** Maximum of NUMERIC(12,2), the limit of earlier shop versions: 9,999,999,999.99 in a currency with two digits. */
export const maxPriceMinor = 999_999_999_999;
export const maxStock = 1_000_000_000;

export const productName = z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters");
export const productDescription = z.string().trim().max(10_000, "must be at most 10,000 characters");
const description = productDescription.nullish();
const tag = z.string().trim().toLowerCase().min(1, "must not be empty").max(40, "must be at most 40 characters");
export const maxTags = 20;
export const maxImages = 20;
export const maxCategories = 20;
export const tags = z
  .array(tag)
  .max(maxTags, `must be at most ${maxTags} tags`)
  .transform((list) => [...new Set(list)]);
const categorySlugs = z.array(z.string()).max(maxCategories, `must be at most ${maxCategories} categories`);
export const skuRule = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(64, "must be at most 64 characters")
  .regex(/^[\w.-]*$/, "may hold letters, digits, dots, hyphens and underscores");
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "may hold lower-case letters, digits and single hyphens")
  .max(80, "must be at most 80 characters");
const notNull = "cannot be null; leave it out to keep it";

export function createProductRule(currency: string) {
  return z.object({
    sku: skuRule,
    name: productName,
    description,
    price: moneyRule(currency, maxPriceMinor),
    kind: z.enum(productKinds).nullish(),
    isActive: z.boolean().nullish(),
    tags: tags.nullish(),
    categories: categorySlugs.nullish(),
    initialStock: z
      .int("must be a whole number")
      .min(0, "must not be negative")
      .max(maxStock, "is too large")
      .nullish(),
  });
}

/** Validates the course service's input for a course product. It cannot choose the SKU or the kind. */
export function createCourseProductRule(currency: string) {
  return createProductRule(currency).pick({ name: true, description: true, price: true, categories: true });
}

/** Validates an update by the course service, like `createCourseProductRule`. */
export function updateCourseProductRule(currency: string) {
  return updateProductRule(currency).pick({ name: true, description: true, price: true, categories: true });
}

/** An absent field does not change. Null clears the description and is refused for the other fields. */
export function updateProductRule(currency: string) {
  return z.object({
    sku: z.string({ error: notNull }).pipe(skuRule).optional(),
    slug: z.string({ error: notNull }).pipe(slug).optional(),
    name: z.string({ error: notNull }).pipe(productName).optional(),
    description,
    price: moneyRule(currency, maxPriceMinor).optional(),
    isActive: z.boolean({ error: notNull }).optional(),
    tags: z.array(tag, { error: notNull }).pipe(tags).optional(),
    categories: z.array(z.string(), { error: notNull }).pipe(categorySlugs).optional(),
  });
}

/** The same change for at most a hundred products. */
export const updateProductsRule = z.object({
  ids: z.array(z.string()).min(1, "must not be empty").max(100, "must be at most 100"),
  isActive: z.boolean().nullish(),
  addCategories: categorySlugs.nullish(),
  removeCategories: categorySlugs.nullish(),
  addTags: tags.nullish(),
  removeTags: tags.nullish(),
});

export const categoryName = z.string().trim().min(1, "must not be empty").max(100, "must be at most 100 characters");
const categoryDescription = z.string().trim().max(2000, "must be at most 2,000 characters").nullish();

export const createCategoryRule = z.object({
  name: categoryName,
  slug: slug.nullish(),
  description: categoryDescription,
});

/** An absent field does not change; null clears the description. */
export const updateCategoryRule = z.object({
  name: z.string({ error: notNull }).pipe(categoryName).optional(),
  slug: z.string({ error: notNull }).pipe(slug).optional(),
  description: categoryDescription,
});

export const addProductImageRule = z.object({
  url: z
    .string()
    .trim()
    .max(2000, "must be at most 2,000 characters")
    .refine(isWebAddress, "must be an http or https address, or a path that starts with /"),
  alt: z.string().trim().max(300, "must be at most 300 characters").nullish(),
});

export const updateProductImageRule = addProductImageRule.pick({ alt: true });
