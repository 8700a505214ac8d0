import { slugRule } from "@souk/kernel/fields/category-fields";
import { declareFields } from "@souk/kernel/fields/field";
import { moneyRule } from "@souk/kernel/values/money-rule";
import { z } from "zod";

export const productKinds = ["PHYSICAL", "COURSE"] as const;
export type ProductKind = (typeof productKinds)[number];

/** Maximum of NUMERIC(12,2), the limit of earlier shop versions: 9,999,999,999.99 in a currency with two digits. */
const maxPriceMinor = 999_999_999_999;
export const maxTags = 20;

export const skuRule = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(64, "must be at most 64 characters")
  .regex(/^[\w.-]*$/, "may hold letters, digits, dots, hyphens and underscores");
const productName = z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters");
const description = z
  .string()
  .trim()
  .max(10_000, "must be at most 10,000 characters")
  .transform((text) => text || null)
  .nullable();
const tag = z.string().trim().toLowerCase().min(1, "must not be empty").max(40, "must be at most 40 characters");
export const tags = z
  .array(tag)
  .max(maxTags, `must be at most ${maxTags} tags`)
  .transform((list) => [...new Set(list)]);
const weightGrams = z
  .int("must be a whole number")
  .min(0, "must not be negative")
  .max(1_000_000, "must be at most 1,000,000 grams")
  .nullable();

/**
 * The scalar fields of a product, declared only here. The inputs, the rules, the changes, the audit log, the SQL columns,
 * the filters and the cells of an import derive from them: docs/recipes/add-a-field.md.
 */
export const productFields = declareFields({
  sku: { kind: "text", rule: () => skuRule, create: "required", update: "allowed" },
  slug: { kind: "text", rule: () => slugRule, create: "never", update: "allowed" },
  name: { kind: "text", rule: () => productName, create: "required", update: "allowed", cell: { name: "title" } },
  description: {
    kind: "text",
    rule: () => description,
    create: { absent: null },
    update: "allowed",
    cell: { name: "description", blank: "clears" },
  },
  kind: { kind: "text", rule: () => z.enum(productKinds), create: { absent: "PHYSICAL" }, update: "never" },
  price: {
    kind: "money",
    rule: ({ currency }) => moneyRule(currency, { minMinor: 0, maxMinor: maxPriceMinor }),
    create: "required",
    update: "allowed",
    cell: { name: "price" },
    filter: "range",
  },
  /** True if the public sees the product and may buy it. A retired product is never active. */
  isActive: {
    kind: "boolean",
    rule: () => z.boolean(),
    create: { absent: true },
    update: "allowed",
    cell: { name: "published" },
  },
  tags: { kind: "texts", rule: () => tags, create: { absent: [] }, update: "allowed", cell: { name: "tags" } },
  weightGrams: {
    kind: "integer",
    rule: () => weightGrams,
    create: { absent: null },
    update: "allowed",
    cell: { name: "weightGrams" },
    filter: "range",
  },
});

export type ProductFields = typeof productFields;
