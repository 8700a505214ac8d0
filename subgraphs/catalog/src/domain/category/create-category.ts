import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { customCreateRule } from "@souk/kernel/custom-fields/custom-input";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { categoryFields, newCategorySlug, slugMissing, type CategoryFields } from "@souk/kernel/fields/category-fields";
import { createRule, type CreateInput } from "@souk/kernel/fields/field";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import type { CatalogStore } from "../catalog-store.js";
import type { Category } from "./category.js";

export interface CreateCategoryInput extends CreateInput<CategoryFields> {
  readonly custom?: unknown;
}

export type CreateCategoryOutcome =
  | { readonly kind: "created"; readonly category: Category }
  | { readonly kind: "slugTaken"; readonly slug: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CreateCategoryDependencies {
  readonly store: CatalogStore;
  readonly newId: () => string;
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
}

export function createCategory({ store, newId, currency, customFields }: CreateCategoryDependencies) {
  const rule = createRule(categoryFields, { currency }).extend({ custom: customCreateRule(customFields.category) });
  return async (input: CreateCategoryInput, action: AdminAction): Promise<CreateCategoryOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const slug = newCategorySlug(checked.value);
    if (slug === null) return { kind: "invalid", fields: [slugMissing] };
    const category = { ...checked.value, id: newId(), slug };
    return (await store.insertCategory(category, action)) ? { kind: "created", category } : { kind: "slugTaken", slug };
  };
}
