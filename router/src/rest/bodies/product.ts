import { z } from "zod";
import type { ProductBodyFragment } from "../generated/operations.js";
import { amount, currencyCode, lower, named, number, time } from "./fields.js";

export const categoryBody = named(
  "Category",
  z.object({ id: z.string(), name: z.string(), slug: z.string(), description: z.string().nullable() }),
);

export function toCategory({
  id,
  name,
  slug,
  description,
}: z.input<typeof categoryBody>): z.input<typeof categoryBody> {
  return { id, name, slug, description };
}

export const productBody = named(
  "Product",
  z.object({
    id: z.string(),
    sku: z.string(),
    slug: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    kind: z.enum(["physical", "course"]),
    price: amount,
    currency: currencyCode,
    stock: z
      .int()
      .nullable()
      .describe("The units that can be sold now; null for a course and while inventory does not answer."),
    is_active: z.boolean(),
    tags: z.array(z.string()),
    categories: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string() })),
    images: z.array(z.object({ id: z.string(), url: z.string(), alt: z.string().nullable() })),
    created_at: time,
    updated_at: time,
    version: z
      .string()
      .nullable()
      .describe("Changes with each change of the product; null in the answer to its creation."),
  }),
);

export function toProduct(product: ProductBodyFragment): z.input<typeof productBody> {
  const { id, sku, slug, name, description, kind, tags } = product;
  return {
    id,
    sku,
    slug,
    name,
    description,
    kind: lower(kind),
    price: number(product.price.amount),
    currency: product.price.currency,
    stock: product.stock?.available ?? null,
    is_active: product.isActive,
    tags,
    categories: product.categories.map((each) => ({ id: each.id, name: each.name, slug: each.slug })),
    images: product.images.map((each) => ({ id: each.id, url: each.url, alt: each.alt })),
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    version: product.version,
  };
}
