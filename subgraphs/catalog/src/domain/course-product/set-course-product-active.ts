import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";

export interface SetCourseProductActiveInput {
  readonly productId: string;
  readonly isActive: boolean;
}

/**
 * Puts a course's product on sale or takes it off. Returns false when there is no such product, or an admin has retired
 * it.
 */
export function setCourseProductActive({ store, clock }: { store: CatalogStore; clock: Clock }) {
  return async ({ productId, isActive }: SetCourseProductActiveInput): Promise<boolean> => {
    const product = isUuid(productId) ? await store.findProductBy("id", productId) : null;
    if (product?.kind !== "COURSE") return false;
    if (product.isActive === isActive) return true;
    return (await store.updateProduct(productId, { isActive }, { at: clock.now(), action: null })) !== null;
  };
}
