import { defaultValues } from "@souk/kernel/custom-fields/custom-input";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { absentValues, createRule, type CreateInput } from "@souk/kernel/fields/field";
import { slugOf } from "@souk/kernel/values/slug-of";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import type { CatalogStore } from "../catalog-store.js";
import { categorySlugs, checkProductInput } from "../product/check-product-input.js";
import { insertUnderFreeSlug } from "../product/insert-under-free-slug.js";
import { productFields } from "../product/product-fields.js";

/** The fields that the course service sets. It cannot choose the SKU or the kind. */
export const courseFields = {
  name: productFields.name,
  description: productFields.description,
  price: productFields.price,
};
export type CourseFields = typeof courseFields;

export interface CreateCourseProductInput extends CreateInput<CourseFields> {
  /** Assigned by courses, so that a repeat creates no second product. */
  readonly id: string;
  readonly categories: readonly string[];
  /** Only reports invalid fields. */
  readonly checkOnly?: boolean | null | undefined;
}

export interface CreateCourseProductDependencies {
  readonly store: CatalogStore;
  readonly clock: Clock;
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
}

/**
 * Creates the inactive product that a course is sold as. Returns the invalid fields; an empty list when the product
 * exists.
 */
export function createCourseProduct({ store, clock, currency, customFields }: CreateCourseProductDependencies) {
  const rule = createRule(courseFields, { currency }).extend({ categories: categorySlugs.nullish() });
  return async ({ id, checkOnly, ...input }: CreateCourseProductInput): Promise<readonly InvalidField[]> => {
    if (!isUuid(id)) return [{ path: "id", message: "must be a UUID" }];
    const checked = await checkProductInput(store, rule, input);
    if (!checked.ok) return checked.fields;
    const { categories: _slugs, ...values } = checked.value;
    if (checkOnly) return [];
    const now = clock.now();
    const product = {
      custom: defaultValues(customFields.product),
      ...absentValues(productFields),
      ...values,
      id,
      kind: "COURSE" as const,
      isActive: false,
      images: [],
      createdAt: now,
      updatedAt: now,
    };
    for (const sku of courseSkus(id)) {
      const slug = slugOf(values.name) || slugOf(sku);
      const created = {
        product: { ...product, sku, slug },
        categoryIds: checked.categoryIds,
        initialStock: 0,
        action: null,
      };
      // A product with this id was created by an earlier call.
      if ((await insertUnderFreeSlug(store, created)).kind !== "skuTaken") return [];
    }
    throw new Error(`no free SKU for the course product ${id}`);
  };
}

/** Returns candidate SKUs: `CRS-` and the first 8 digits of the id, then more digits, then all. */
function courseSkus(id: string): string[] {
  const digits = id.replaceAll("-", "").toUpperCase();
  return [8, 12, 20, 32].map((length) => `CRS-${digits.slice(0, length)}`);
}
