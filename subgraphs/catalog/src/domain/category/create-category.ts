import type { AdminAct } from "@souk/kernel/audit/admin-act";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { slugOf } from "@souk/kernel/values/slug-of";
import type { CatalogStore } from "../catalog-store.js";
import type { Category } from "../product/product.js";
import { createCategoryRule } from "../product/product-fields.js";

export interface CreateCategoryInput {
  readonly name: string;
  readonly slug?: string | null;
  readonly description?: string | null;
}

export type CreateCategoryOutcome =
  | { readonly kind: "created"; readonly category: Category }
  | { readonly kind: "slugTaken"; readonly slug: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export function createCategory({ store, newId }: { store: CatalogStore; newId: () => string }) {
  return async (input: CreateCategoryInput, act: AdminAct): Promise<CreateCategoryOutcome> => {
    const checked = checkInput(createCategoryRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const slug = checked.value.slug ?? slugOf(checked.value.name);
    if (slug === "")
      return {
        kind: "invalid",
        fields: [{ path: "slug", message: "give one: the name has no letters that can stand in a URL" }],
      };
    const { name, description } = checked.value;
    const category = { id: newId(), name, slug, description: description || null };
    return (await store.insertCategory(category, act)) ? { kind: "created", category } : { kind: "slugTaken", slug };
  };
}
