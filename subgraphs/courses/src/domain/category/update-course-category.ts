import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { categoryFields, type CategoryFields } from "@souk/kernel/fields/category-fields";
import { updateRule, type UpdateInput } from "@souk/kernel/fields/field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CourseCategory } from "./course-category.js";
import type { CourseCategoryStore } from "./course-category-store.js";

export interface UpdateCourseCategoryInput extends UpdateInput<CategoryFields> {
  readonly id: string;
}

export type UpdateCourseCategoryOutcome =
  | { readonly kind: "updated"; readonly category: CourseCategory }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "slugTaken"; readonly slug: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface UpdateCourseCategoryDependencies {
  readonly categories: Pick<CourseCategoryStore, "updateCategory">;
  readonly currency: string;
}

/** Changes only the given fields; `null` differs from absent. */
export function updateCourseCategory({ categories, currency }: UpdateCourseCategoryDependencies) {
  const rule = updateRule(categoryFields, { currency });
  return async (
    { id, ...input }: UpdateCourseCategoryInput,
    action: AdminAction,
  ): Promise<UpdateCourseCategoryOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(id)) return { kind: "notFound", id };
    const change = checked.value;
    const category = await categories.updateCategory(id, change, action);
    if (category === "slugTaken") return { kind: "slugTaken", slug: change.slug ?? "" };
    return category ? { kind: "updated", category } : { kind: "notFound", id };
  };
}
