import { checkInput } from "@souk/kernel/errors/invalid-field";
import { categoryFields } from "@souk/kernel/fields/category-fields";
import { createRule } from "@souk/kernel/fields/field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { refused } from "@souk/kernel/imports/import-rules";
import type { Clock } from "@souk/kernel/values/clock";
import { maxCourseCategories } from "../category/course-category.js";
import type { CourseCategoryStore } from "../category/course-category-store.js";

export interface ImportCourseCategoryDependencies {
  readonly categories: CourseCategoryStore;
  readonly clock: Clock;
  readonly currency: string;
}

/** Imports a course category. One with the same slug that no import created stays as it is, and stands for the imported one. */
export function importCourseCategory({ categories, clock, currency }: ImportCourseCategoryDependencies) {
  const rule = createRule(categoryFields, { currency });
  return async ({ id, data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    const category = checked.value;
    const [present] = await categories.findCategories([id]);
    const other = await categories.findCategoryBySlug(category.slug);
    if (other && other.id !== id) {
      return present ? conflict : { kind: "SKIPPED", id: other.id, reason: "a course category with this name exists" };
    }
    const kind = present ? "UPDATED" : "CREATED";
    if (dryRun) return { kind, id };
    const written = await (present
      ? categories.updateCategory(id, category, null)
      : categories.insertCategory({ ...category, id }, { at: clock.now(), action: null }));
    if (written === "tooMany") return refused("name", `a shop has at most ${maxCourseCategories} course categories`);
    return written === "slugTaken" ? conflict : { kind, id };
  };
}

const conflict = refused("slug", "belongs to another course category");
