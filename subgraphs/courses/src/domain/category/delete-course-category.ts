import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CourseCategoryStore } from "./course-category-store.js";

export type DeleteCourseCategoryOutcome = { readonly kind: "deleted" | "notFound"; readonly id: string };

/** Deletes a category. Its courses stay, without a category, as the products of a deleted category of the catalog do. */
export function deleteCourseCategory({
  categories,
}: {
  readonly categories: Pick<CourseCategoryStore, "deleteCategory">;
}) {
  return async (id: string, action: AdminAction): Promise<DeleteCourseCategoryOutcome> => {
    const isDeleted = isUuid(id) && (await categories.deleteCategory(id, action));
    return { kind: isDeleted ? "deleted" : "notFound", id };
  };
}
