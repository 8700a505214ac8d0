import { z } from "zod";
import type { InvalidField } from "../errors/invalid-field.js";
import { slugOf } from "../values/slug-of.js";
import { declareFields, type Values } from "./field.js";

export const slugRule = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "may hold lower-case letters, digits and single hyphens")
  .max(80, "must be at most 80 characters");
export const categoryName = z.string().trim().min(1, "must not be empty").max(100, "must be at most 100 characters");
const description = z
  .string()
  .trim()
  .max(2000, "must be at most 2,000 characters")
  .transform((text) => text || null)
  .nullable();

/** The scalar fields of a category of goods or of courses. An absent slug is derived from the name. */
export const categoryFields = declareFields({
  name: { kind: "text", rule: () => categoryName, create: "required", update: "allowed" },
  slug: { kind: "text", rule: () => slugRule, create: { absent: "" }, update: "allowed" },
  description: { kind: "text", rule: () => description, create: { absent: null }, update: "allowed" },
});

export type CategoryFields = typeof categoryFields;

/** Returns the slug of a new category: the given one, or one from the name. Null when the name has no letters for one. */
export function newCategorySlug({ slug, name }: Pick<Values<CategoryFields>, "slug" | "name">): string | null {
  return slug || slugOf(name) || null;
}

/** The refusal of a new category without a slug. */
export const slugMissing: InvalidField = {
  path: "slug",
  message: "give one: the name has no letters that can stand in a URL",
};
