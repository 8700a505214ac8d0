import type { AdminAct } from "@souk/kernel/audit/admin-act";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";
import { checkProductInput } from "./check-product-input.js";
import type { Product } from "./product.js";
import { updateProductRule } from "./product-fields.js";

export interface UpdateProductInput {
  readonly id: string;
  readonly sku?: string | null;
  readonly slug?: string | null;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly price?: DecimalMoney | null;
  readonly isActive?: boolean | null;
  readonly tags?: readonly string[] | null;
  readonly categories?: readonly string[] | null;
}

export type UpdateProductOutcome =
  | { readonly kind: "updated"; readonly product: Product }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "taken"; readonly field: "sku" | "slug"; readonly value: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Changes only the given fields; `null` differs from absent. */
export function updateProduct({ store, clock, currency }: { store: CatalogStore; clock: Clock; currency: string }) {
  const rule = updateProductRule(currency);
  return async ({ id, ...input }: UpdateProductInput, act: AdminAct): Promise<UpdateProductOutcome> => {
    const checked = await checkProductInput(store, rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(id)) return { kind: "notFound", id };
    const { categories, price, ...plain } = checked.value;
    const change = {
      ...plain,
      ...(price === undefined ? {} : { priceMinor: price.amountMinor }),
      ...(categories === undefined ? {} : { categoryIds: checked.categoryIds }),
    };
    const product = await store.updateProduct(id, change, { at: clock.now(), act });
    if (product === "skuTaken") return { kind: "taken", field: "sku", value: change.sku ?? "" };
    if (product === "slugTaken") return { kind: "taken", field: "slug", value: change.slug ?? "" };
    return product ? { kind: "updated", product } : { kind: "notFound", id };
  };
}
