import type { AdminAct } from "@souk/kernel/audit/admin-act";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";
import type { Category } from "../product/product.js";
import { updateCategoryRule } from "../product/product-fields.js";

export interface UpdateCategoryInput {
  readonly id: string;
  readonly name?: string | null;
  readonly slug?: string | null;
  readonly description?: string | null;
}

export type UpdateCategoryOutcome =
  | { readonly kind: "updated"; readonly category: Category }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "slugTaken"; readonly slug: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Changes only the given fields; `null` differs from absent. */
export function updateCategory({ store }: { store: Pick<CatalogStore, "updateCategory"> }) {
  return async ({ id, ...input }: UpdateCategoryInput, act: AdminAct): Promise<UpdateCategoryOutcome> => {
    const checked = checkInput(updateCategoryRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(id)) return { kind: "notFound", id };
    const { description, ...plain } = checked.value;
    const change = { ...plain, ...(description === undefined ? {} : { description: description || null }) };
    const category = await store.updateCategory(id, change, act);
    if (category === "slugTaken") return { kind: "slugTaken", slug: change.slug ?? "" };
    return category ? { kind: "updated", category } : { kind: "notFound", id };
  };
}
