import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { z, type ZodType } from "zod";
import type { CatalogStore } from "../catalog-store.js";

export const maxCategories = 20;
/** The slugs of the categories of a product. */
export const categorySlugs = z.array(z.string()).max(maxCategories, `must be at most ${maxCategories} categories`);

export type CheckedProductInput<T> =
  | { readonly ok: true; readonly value: T; readonly categoryIds: readonly string[] }
  | { readonly ok: false; readonly fields: readonly InvalidField[] };

/**
 * Checks an input against its rule and its category slugs against the existing categories. Returns all faults together.
 */
export async function checkProductInput<T>(
  store: Pick<CatalogStore, "findCategoriesBySlug">,
  rule: ZodType<T>,
  input: { readonly categories?: readonly string[] | null },
): Promise<CheckedProductInput<T>> {
  const checked = checkInput(rule, input);
  const broken = checked.ok ? [] : checked.fields;
  const areSlugs = !broken.some(({ path }) => path.startsWith("categories"));
  const slugs = areSlugs ? (input.categories ?? []) : [];
  const found = slugs.length === 0 ? [] : await store.findCategoriesBySlug(slugs);
  const known = new Set(found.map(({ slug }) => slug));
  const unknown = slugs.flatMap((slug, index) =>
    known.has(slug) ? [] : [{ path: `categories.${index}`, message: `there is no category ${JSON.stringify(slug)}` }],
  );
  if (!checked.ok || unknown.length > 0) return { ok: false, fields: [...broken, ...unknown] };
  return { ok: true, value: checked.value, categoryIds: found.map(({ id }) => id) };
}
