import type { InvalidField } from "@souk/kernel/invalid-field";
import type { CatalogStore } from "./catalog-store.js";

export type FoundCategoryIds =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly fields: readonly InvalidField[] };

/** The ids behind category slugs, or each slug that there is none for. */
export async function findCategoryIds(
  store: Pick<CatalogStore, "findCategoriesBySlug">,
  slugs: readonly string[],
): Promise<FoundCategoryIds> {
  if (slugs.length === 0) return { ok: true, ids: [] };
  const idBySlug = new Map((await store.findCategoriesBySlug(slugs)).map(({ slug, id }) => [slug, id]));
  const fields = slugs.flatMap((slug, index) =>
    idBySlug.has(slug)
      ? []
      : [{ path: `categories.${index}`, message: `there is no category ${JSON.stringify(slug)}` }],
  );
  return fields.length > 0 ? { ok: false, fields } : { ok: true, ids: [...idBySlug.values()] };
}
