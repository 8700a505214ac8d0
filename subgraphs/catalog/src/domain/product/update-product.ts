import { customUpdateRule } from "@souk/kernel/custom-fields/custom-input";
import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { updateRule, type UpdateInput } from "@souk/kernel/fields/field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import type { CatalogStore } from "../catalog-store.js";
import { z } from "zod";
import { categorySlugs, checkProductInput } from "./check-product-input.js";
import type { Product } from "./product.js";
import { productFields, type ProductFields } from "./product-fields.js";

export interface UpdateProductInput extends UpdateInput<ProductFields> {
  readonly custom?: unknown;
  readonly id: string;
  readonly categories?: readonly string[] | null | undefined;
  readonly expectedVersion?: string | null | undefined;
}

/** An update cannot set the categories to null; it can leave them out. */
export const updatedCategories = z
  .array(z.string(), { error: "cannot be null; leave it out to keep it" })
  .pipe(categorySlugs)
  .optional();

export type UpdateProductOutcome =
  | { readonly kind: "updated"; readonly product: Product }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "taken"; readonly field: "sku" | "slug"; readonly value: string }
  /** The product has another version than the expected one. */
  | { readonly kind: "otherVersion" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface UpdateProductDependencies {
  readonly store: CatalogStore;
  readonly clock: Clock;
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
}

/** Changes only the given fields; `null` differs from absent. */
export function updateProduct({ store, clock, currency, customFields }: UpdateProductDependencies) {
  const rule = updateRule(productFields, { currency }).extend({
    categories: updatedCategories,
    custom: customUpdateRule(customFields.product),
  });
  return async (
    { id, expectedVersion, ...input }: UpdateProductInput,
    action: AdminAction,
  ): Promise<UpdateProductOutcome> => {
    const checked = await checkProductInput(store, rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(id)) return { kind: "notFound", id };
    const { categories, ...values } = checked.value;
    const change = { ...values, ...(categories === undefined ? {} : { categoryIds: checked.categoryIds }) };
    const cause = { at: clock.now(), action, expectedVersion: expectedVersion ?? undefined };
    const product = await store.updateProduct(id, change, cause);
    if (product === "otherVersion") return { kind: "otherVersion" };
    if (product === "skuTaken") return { kind: "taken", field: "sku", value: change.sku ?? "" };
    if (product === "slugTaken") return { kind: "taken", field: "slug", value: change.slug ?? "" };
    return product ? { kind: "updated", product } : { kind: "notFound", id };
  };
}
