import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { updateRule, type UpdateInput } from "@souk/kernel/fields/field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";
import { checkProductInput } from "../product/check-product-input.js";
import { updatedCategories } from "../product/update-product.js";
import { courseFields, type CourseFields } from "./create-course-product.js";

export interface UpdateCourseProductInput extends UpdateInput<CourseFields> {
  readonly id: string;
  readonly categories?: readonly string[] | null | undefined;
  /** Only reports invalid fields. */
  readonly checkOnly?: boolean | null | undefined;
}

export interface UpdateCourseProductDependencies {
  readonly store: CatalogStore;
  readonly clock: Clock;
  readonly currency: string;
}

/**
 * Changes only the given fields. Returns the invalid fields; an empty list when the product is as requested. For a
 * product that an admin has retired, a price is refused and all other fields are ignored.
 */
export function updateCourseProduct({ store, clock, currency }: UpdateCourseProductDependencies) {
  const rule = updateRule(courseFields, { currency }).extend({ categories: updatedCategories });
  return async ({ id, checkOnly, ...input }: UpdateCourseProductInput): Promise<readonly InvalidField[]> => {
    const checked = await checkProductInput(store, rule, input);
    if (!checked.ok) return checked.fields;
    const product = isUuid(id) ? await store.findProductBy("id", id) : null;
    if (product?.kind !== "COURSE") return input.price ? [notOnSaleAnyMore] : [];
    if (checkOnly) return [];
    const { categories, ...values } = checked.value;
    const change = { ...values, ...(categories === undefined ? {} : { categoryIds: checked.categoryIds }) };
    await store.updateProduct(id, change, { at: clock.now(), action: null });
    return [];
  };
}

const notOnSaleAnyMore = { path: "price", message: "cannot be changed: the product was taken from sale for good" };

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
