import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";

export type DeleteCategoryOutcome = { readonly kind: "deleted" | "notFound"; readonly id: string };

/** Deletes a category. Its products stay, in their other categories or in none. */
export function deleteCategory({ store }: { store: Pick<CatalogStore, "deleteCategory"> }) {
  return async (id: string, action: AdminAction): Promise<DeleteCategoryOutcome> => {
    const isDeleted = isUuid(id) && (await store.deleteCategory(id, action));
    return { kind: isDeleted ? "deleted" : "notFound", id };
  };
}
