import { categoryName } from "@souk/kernel/fields/category-fields";
import { customCellRules } from "@souk/kernel/custom-fields/custom-cells";
import type { CustomValues, EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { cellRules, valuesOfCells, wholeNumber, type Cells, type ImportedValues } from "@souk/kernel/fields/cells";
import { slugOf } from "@souk/kernel/values/slug-of";
import { z } from "zod";
import { imageRule, maxImages } from "../image/add-product-image.js";
import { maxCategories } from "../product/check-product-input.js";
import { maxStock } from "../product/create-product.js";
import { productFields, skuRule, type ProductFields } from "../product/product-fields.js";

/** A row of a file with its texts unchanged. An absent or null value leaves the product's value unchanged. */
export interface ImportProductRow extends Cells<ProductFields> {
  readonly line: number;
  readonly sku?: string | null | undefined;
  readonly handle?: string | null | undefined;
  readonly categories?: readonly string[] | null | undefined;
  readonly images?: readonly { readonly url: string; readonly alt?: string | null | undefined }[] | null | undefined;
  readonly stock?: string | null | undefined;
  /** The cells of the custom fields. */
  readonly custom?: unknown;
}

export interface CategoryByName {
  readonly name: string;
  readonly slug: string;
}

/** A valid row: the product's values by the names of their fields. */
export interface ReadImportRow extends ImportedValues<ProductFields> {
  readonly sku: string;
  /** The preferred slug of a new product. */
  readonly handle?: string | undefined;
  readonly categories?: readonly CategoryByName[] | undefined;
  readonly images?: readonly { readonly url: string; readonly alt: string | null }[] | undefined;
  readonly stock?: number | undefined;
  readonly custom?: CustomValues | undefined;
}

/** Treats an empty cell as absent. */
const cell = (text: unknown): unknown => (typeof text === "string" && text.trim() !== "" ? text : undefined);
const filled = (cells: unknown): unknown => (Array.isArray(cells) ? cells.filter((text) => cell(text)) : undefined);

const category = categoryName.transform((name, context): CategoryByName => {
  const slug = slugOf(name);
  if (slug === "") context.addIssue({ code: "custom", message: "has no letters that can stand in a URL" });
  return { name, slug };
});

const image = imageRule.transform(({ url, alt }) => ({ url, alt: alt || null }));

const stock = wholeNumber.refine((units) => units <= maxStock, "is too large");

export function importRowRule(currency: string, customFields: EntityFields = []): z.ZodType<ReadImportRow> {
  return z
    .object({
      sku: z.preprocess((text) => text ?? "", skuRule),
      handle: z.preprocess(cell, z.string().transform(slugOf).optional()),
      ...cellRules(productFields, { currency }),
      categories: z.preprocess(
        filled,
        z.array(category).max(maxCategories, `must be at most ${maxCategories} categories`).optional(),
      ),
      images: z.preprocess(
        (list) => list ?? undefined,
        z.array(image).max(maxImages, `must be at most ${maxImages} pictures`).optional(),
      ),
      stock: z.preprocess(cell, stock.optional()),
      custom: customCellRules(customFields, { currency }),
    })
    .transform(({ sku, handle, categories, images, stock: units, custom, ...cells }) => ({
      ...valuesOfCells(productFields, cells),
      sku,
      handle,
      categories,
      images,
      stock: units,
      ...(Object.keys(custom).length > 0 ? { custom } : {}),
    }));
}
