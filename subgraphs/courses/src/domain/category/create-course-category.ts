import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { categoryFields, newCategorySlug, slugMissing, type CategoryFields } from "@souk/kernel/fields/category-fields";
import { createRule, type CreateInput } from "@souk/kernel/fields/field";
import type { Clock } from "@souk/kernel/values/clock";
import type { CourseCategory } from "./course-category.js";
import type { CourseCategoryStore } from "./course-category-store.js";

export type CreateCourseCategoryInput = CreateInput<CategoryFields>;

export type CreateCourseCategoryOutcome =
  | { readonly kind: "created"; readonly category: CourseCategory }
  | { readonly kind: "slugTaken"; readonly slug: string }
  | { readonly kind: "tooMany" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CreateCourseCategoryDependencies {
  readonly categories: CourseCategoryStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly currency: string;
}

export function createCourseCategory({ categories, clock, newId, currency }: CreateCourseCategoryDependencies) {
  const rule = createRule(categoryFields, { currency });
  return async (input: CreateCourseCategoryInput, action: AdminAction): Promise<CreateCourseCategoryOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const slug = newCategorySlug(checked.value);
    if (slug === null) return { kind: "invalid", fields: [slugMissing] };
    const category = { ...checked.value, id: newId(), slug };
    const outcome = await categories.insertCategory(category, { at: clock.now(), action });
    return outcome === "inserted" ? { kind: "created", category } : { kind: outcome, slug };
  };
}
