import { parseAmount, type Money } from "@souk/kernel/values/money";
import { slugOf } from "@souk/kernel/values/slug-of";
import { z } from "zod";
import {
  addProductImageRule,
  categoryName,
  maxCategories,
  maxImages,
  maxPriceMinor,
  maxStock,
  productDescription,
  productName,
  skuRule,
  tags,
} from "../product/product-fields.js";

/** A row of a file with its texts unchanged. An absent or null value leaves the product's value unchanged. */
export interface ImportProductRow {
  readonly line: number;
  readonly sku?: string | null;
  readonly handle?: string | null;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly price?: string | null;
  readonly tags?: readonly string[] | null;
  readonly categories?: readonly string[] | null;
  readonly published?: boolean | null;
  readonly images?: readonly { readonly url: string; readonly alt?: string | null }[] | null;
  readonly stock?: string | null;
}

export interface CategoryByName {
  readonly name: string;
  readonly slug: string;
}

/** A valid row. */
export interface ReadImportRow {
  readonly sku: string;
  /** The preferred slug of a new product. */
  readonly handle?: string | undefined;
  readonly title?: string | undefined;
  /** Null clears it. */
  readonly description?: string | null | undefined;
  readonly price?: Money | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly categories?: readonly CategoryByName[] | undefined;
  readonly published?: boolean | undefined;
  readonly images?: readonly { readonly url: string; readonly alt: string | null }[] | undefined;
  readonly stock?: number | undefined;
}

/** Treats an empty cell as absent. */
const cell = (text: unknown): unknown => (typeof text === "string" && text.trim() !== "" ? text : undefined);
const filled = (cells: unknown): unknown => (Array.isArray(cells) ? cells.filter((text) => cell(text)) : undefined);

const category = categoryName.transform((name, context): CategoryByName => {
  const slug = slugOf(name);
  if (slug === "") context.addIssue({ code: "custom", message: "has no letters that can stand in a URL" });
  return { name, slug };
});

const image = addProductImageRule.transform(({ url, alt }) => ({ url, alt: alt || null }));

const stock = z
  .string()
  .trim()
  .regex(/^\d{1,10}$/, "must be a whole number, 0 or more")
  .transform(Number)
  .refine((units) => units <= maxStock, "is too large");

/** Validates a price in the shop's currency, without a currency sign. */
function priceRule(currency: string) {
  return z.string().transform((text, context): Money => {
    const parsed = parseAmount(text.trim(), currency);
    const message = !parsed.ok
      ? parsed.message
      : parsed.amountMinor < 1
        ? "must be more than 0"
        : parsed.amountMinor > maxPriceMinor
          ? "is too large"
          : null;
    if (message !== null) context.addIssue({ code: "custom", message });
    return { amountMinor: parsed.ok ? parsed.amountMinor : 0, currency };
  });
}

export function importRowRule(currency: string) {
  return z.object({
    sku: z.preprocess((text) => text ?? "", skuRule),
    handle: z.preprocess(cell, z.string().transform(slugOf).optional()),
    title: z.preprocess(cell, productName.optional()),
    description: z.preprocess(
      (text) => text ?? undefined,
      productDescription.transform((text) => text || null).optional(),
    ),
    price: z.preprocess(cell, priceRule(currency).optional()),
    tags: z.preprocess(filled, tags.optional()),
    categories: z.preprocess(
      filled,
      z.array(category).max(maxCategories, `must be at most ${maxCategories} categories`).optional(),
    ),
    published: z.preprocess((flag) => flag ?? undefined, z.boolean().optional()),
    images: z.preprocess(
      (list) => list ?? undefined,
      z.array(image).max(maxImages, `must be at most ${maxImages} pictures`).optional(),
    ),
    stock: z.preprocess(cell, stock.optional()),
  });
}
