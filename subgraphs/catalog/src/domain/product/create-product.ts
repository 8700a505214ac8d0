import { customCreateRule } from "@souk/kernel/custom-fields/custom-input";
import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { createRule, type CreateInput } from "@souk/kernel/fields/field";
import { slugOf } from "@souk/kernel/values/slug-of";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import type { CatalogStore } from "../catalog-store.js";
import { z } from "zod";
import { categorySlugs, checkProductInput } from "./check-product-input.js";
import { insertUnderFreeSlug } from "./insert-under-free-slug.js";
import type { Product } from "./product.js";
import { productFields, type ProductFields } from "./product-fields.js";
import type { InventoryPeer } from "../peers.js";

export interface CreateProductInput extends CreateInput<ProductFields> {
  readonly custom?: unknown;
  readonly categories?: readonly string[] | null | undefined;
  readonly initialStock?: number | null | undefined;
}

export type CreateProductOutcome =
  | { readonly kind: "created"; readonly product: Product }
  | { readonly kind: "skuTaken"; readonly sku: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CreateProductDependencies {
  readonly store: CatalogStore;
  readonly inventory: InventoryPeer;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
}

export const maxStock = 1_000_000_000;
const initialStockRule = z.int("must be a whole number").min(0, "must not be negative").max(maxStock, "is too large");

export function createProduct({ store, inventory, clock, newId, currency, customFields }: CreateProductDependencies) {
  const rule = createRule(productFields, { currency }).extend({
    categories: categorySlugs.nullish(),
    initialStock: initialStockRule.nullish(),
    custom: customCreateRule(customFields.product),
  });
  return async (input: CreateProductInput, action: AdminAction): Promise<CreateProductOutcome> => {
    const checked = await checkProductInput(store, rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { categories: _slugs, initialStock, ...values } = checked.value;
    const { sku, name } = values;
    const now = clock.now();
    const product: Product = {
      ...values,
      id: newId(),
      slug: slugOf(name) || slugOf(sku) || newId(),
      images: [],
      createdAt: now,
      updatedAt: now,
    };
    const placed = await insertUnderFreeSlug(store, {
      product,
      categoryIds: checked.categoryIds,
      initialStock: initialStock ?? 0,
      action,
    });
    if (placed.kind === "skuTaken") return { kind: "skuTaken", sku };
    if (placed.kind === "idTaken") throw new Error(`a new product got the id ${product.id}, which another has`);
    await receiveAtOnce(inventory, product.id, initialStock ?? 0);
    return { kind: "created", product: placed.product };
  };
}

// The outbox delivers the stock in any case. This direct call lets the response include the stock.
async function receiveAtOnce(inventory: InventoryPeer, productId: string, quantity: number): Promise<void> {
  if (quantity === 0) return;
  await inventory.receiveInitialStock(productId, quantity).catch(() => undefined);
}
