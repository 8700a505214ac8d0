import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";
import type { Product } from "./product.js";
import { z } from "zod";
import { categorySlugs, maxCategories } from "./check-product-input.js";
import { maxTags, tags } from "./product-fields.js";

/** The same change for at most a hundred products. */
const updateProductsRule = z.object({
  ids: z.array(z.string()).min(1, "must not be empty").max(100, "must be at most 100"),
  isActive: z.boolean().nullish(),
  addCategories: categorySlugs.nullish(),
  removeCategories: categorySlugs.nullish(),
  addTags: tags.nullish(),
  removeTags: tags.nullish(),
});

export interface UpdateProductsInput {
  readonly ids: readonly string[];
  readonly isActive?: boolean | null;
  /** Category slugs. */
  readonly addCategories?: readonly string[] | null;
  readonly removeCategories?: readonly string[] | null;
  readonly addTags?: readonly string[] | null;
  readonly removeTags?: readonly string[] | null;
}

export interface UpdateProductsOutcome {
  readonly products: readonly Product[];
  /** Ids of unknown or retired products. */
  readonly missing: readonly string[];
  /** If there are any problems, nothing was changed. */
  readonly problems: readonly InvalidField[];
}

/** Applies the same change to many products, or to none of them. */
export function updateProducts({ store, clock }: { store: CatalogStore; clock: Clock }) {
  return async (input: UpdateProductsInput, action: AdminAction): Promise<UpdateProductsOutcome> => {
    const checked = checkInput(updateProductsRule, input);
    const refused = (problems: readonly InvalidField[]) => ({ products: [], missing: [], problems });
    if (!checked.ok) return refused(checked.fields);
    const { isActive, addTags, removeTags, addCategories, removeCategories } = checked.value;
    const slugs = { addCategories: addCategories ?? [], removeCategories: removeCategories ?? [] };
    const found = await store.findCategoriesBySlug([...slugs.addCategories, ...slugs.removeCategories]);
    const idsBySlug = new Map(found.map(({ slug, id }) => [slug, id]));
    const unknown = Object.entries(slugs).flatMap(([name, list]) =>
      list.flatMap((slug, index) =>
        idsBySlug.has(slug)
          ? []
          : [{ path: `${name}.${index}`, message: `there is no category ${JSON.stringify(slug)}` }],
      ),
    );
    if (unknown.length > 0) return refused(unknown);
    const idsOf = (list: readonly string[]): string[] => list.map((slug) => idsBySlug.get(slug) ?? "");
    const ids = [...new Set(checked.value.ids)];
    const change = {
      ...(isActive == null ? {} : { isActive }),
      addTags: addTags ?? [],
      removeTags: removeTags ?? [],
      addCategoryIds: idsOf(slugs.addCategories),
      removeCategoryIds: idsOf(slugs.removeCategories),
    };
    const outcome = await store.updateProducts(ids.filter(isUuid), change, { at: clock.now(), action });
    if (outcome.kind === "tooMany") return refused(outcome.of.map((each) => tooMany(each, checked.value.ids)));
    const byId = new Map(outcome.products.map((product) => [product.id, product]));
    return {
      products: ids.flatMap((id) => byId.get(id.toLowerCase()) ?? []),
      missing: ids.filter((id) => !byId.has(id.toLowerCase())),
      problems: [],
    };
  };
}

function tooMany({ id, what }: { id: string; what: "tags" | "categories" }, ids: readonly string[]): InvalidField {
  const index = ids.findIndex((each) => each.toLowerCase() === id);
  const max = what === "tags" ? maxTags : maxCategories;
  return { path: `ids.${index}`, message: `would have more than ${max} ${what}` };
}
