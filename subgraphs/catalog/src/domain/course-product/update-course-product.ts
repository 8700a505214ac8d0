import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";
import { checkProductInput } from "../product/check-product-input.js";
import { updateCourseProductRule } from "../product/product-fields.js";

export interface UpdateCourseProductInput {
  readonly id: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly price?: DecimalMoney | null;
  readonly categories?: readonly string[] | null;
  /** Only reports invalid fields. */
  readonly checkOnly?: boolean | null;
}

export interface UpdateCourseProductParts {
  readonly store: CatalogStore;
  readonly clock: Clock;
  readonly currency: string;
}

/**
 * Changes only the given fields. Returns the invalid fields; an empty list when the product is as requested. For a
 * product that an admin has retired, a price is refused and all other fields are ignored.
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
