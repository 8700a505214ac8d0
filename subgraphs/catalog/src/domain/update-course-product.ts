import type { InvalidField } from "@souk/kernel/invalid-field";
import type { Clock } from "@souk/kernel/clock";
import type { DecimalMoney } from "@souk/kernel/money";
import { isUuid } from "@souk/kernel/uuid";
import type { CatalogStore } from "./catalog-store.js";
import { checkProductInput } from "./check-product-input.js";
import { updateCourseProductRule } from "./product-rules.js";

export interface UpdateCourseProductInput {
  readonly id: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly price?: DecimalMoney | null;
  readonly categories?: readonly string[] | null;
  /** Only names what breaks a rule. */
  readonly checkOnly?: boolean | null;
}

export interface UpdateCourseProductParts {
  readonly store: CatalogStore;
  readonly clock: Clock;
  readonly currency: string;
}

/**
 * Changes only the fields that are there. Names those that break a rule; none when the product is as it was asked to be. Of a product
 * that an admin has retired there is nothing to change: a price for it is refused, and the rest is left alone.
 */
export function updateCourseProduct({ store, clock, currency }: UpdateCourseProductParts) {
  const rule = updateCourseProductRule(currency);
  return async ({ id, checkOnly, ...input }: UpdateCourseProductInput): Promise<readonly InvalidField[]> => {
    const checked = await checkProductInput(store, rule, input);
    if (!checked.ok) return checked.fields;
    const product = isUuid(id) ? await store.findProductBy("id", id) : null;
    if (product?.kind !== "COURSE") return input.price ? [notOnSaleAnyMore] : [];
    if (checkOnly) return [];
    const { price, categories, ...plain } = checked.value;
    const change = {
      ...plain,
      ...(price === undefined ? {} : { priceMinor: price.amountMinor }),
      ...(categories === undefined ? {} : { categoryIds: checked.categoryIds }),
    };
    await store.updateProduct(id, change, { at: clock.now(), act: null });
    return [];
  };
}

const notOnSaleAnyMore = { path: "price", message: "cannot be changed: the product was taken from sale for good" };
