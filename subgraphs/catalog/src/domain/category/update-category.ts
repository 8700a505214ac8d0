import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { customUpdateRule } from "@souk/kernel/custom-fields/custom-input";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { categoryFields, type CategoryFields } from "@souk/kernel/fields/category-fields";
import { updateRule, type UpdateInput } from "@souk/kernel/fields/field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import type { CatalogStore } from "../catalog-store.js";
import type { Category } from "./category.js";

export interface UpdateCategoryInput extends UpdateInput<CategoryFields> {
  readonly id: string;
  readonly custom?: unknown;
}

export type UpdateCategoryOutcome =
  | { readonly kind: "updated"; readonly category: Category }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "slugTaken"; readonly slug: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface UpdateCategoryDependencies {
  readonly store: Pick<CatalogStore, "updateCategory">;
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
}

/** Changes only the given fields; `null` differs from absent. */
export function updateCategory({ store, currency, customFields }: UpdateCategoryDependencies) {
  const rule = updateRule(categoryFields, { currency }).extend({ custom: customUpdateRule(customFields.category) });
  return async ({ id, ...input }: UpdateCategoryInput, action: AdminAction): Promise<UpdateCategoryOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(id)) return { kind: "notFound", id };
    const change = checked.value;
    const category = await store.updateCategory(id, change, action);
    if (category === "slugTaken") return { kind: "slugTaken", slug: change.slug ?? "" };
    return category ? { kind: "updated", category } : { kind: "notFound", id };
  };
}
