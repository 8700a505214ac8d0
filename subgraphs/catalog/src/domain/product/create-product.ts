import type { AdminAct } from "@souk/kernel/audit/admin-act";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { slugOf } from "@souk/kernel/values/slug-of";
import type { CatalogStore } from "../catalog-store.js";
import { checkProductInput } from "./check-product-input.js";
import { insertUnderFreeSlug } from "./insert-under-free-slug.js";
import type { Product, ProductKind } from "./product.js";
import { createProductRule } from "./product-fields.js";
import type { StockReceiver } from "../stock-receiver.js";

export interface CreateProductInput {
  readonly sku: string;
  readonly name: string;
  readonly description?: string | null;
  readonly price: DecimalMoney;
  readonly kind?: ProductKind | null;
  readonly isActive?: boolean | null;
  readonly tags?: readonly string[] | null;
  readonly categories?: readonly string[] | null;
  readonly initialStock?: number | null;
}

export type CreateProductOutcome =
  | { readonly kind: "created"; readonly product: Product }
  | { readonly kind: "skuTaken"; readonly sku: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CreateProductParts {
  readonly store: CatalogStore;
  readonly stock: StockReceiver;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly currency: string;
}

export function createProduct({ store, stock, clock, newId, currency }: CreateProductParts) {
  const rule = createProductRule(currency);
  return async (input: CreateProductInput, act: AdminAct): Promise<CreateProductOutcome> => {
    const checked = await checkProductInput(store, rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { sku, name, description, price, kind, isActive, tags, initialStock } = checked.value;
    const now = clock.now();
    const product: Product = {
      id: newId(),
      sku,
      slug: slugOf(name) || slugOf(sku) || newId(),
      name,
      description: description || null,
      kind: kind ?? "PHYSICAL",
      price,
      isActive: isActive ?? true,
      tags: tags ?? [],
      images: [],
      createdAt: now,
      updatedAt: now,
    };
    const placed = await insertUnderFreeSlug(store, {
      product,
      categoryIds: checked.categoryIds,
      initialStock: initialStock ?? 0,
      act,
    });
    if (placed.kind === "skuTaken") return { kind: "skuTaken", sku };
    if (placed.kind === "idTaken") throw new Error(`a new product got the id ${product.id}, which another has`);
    await receiveAtOnce(stock, product.id, initialStock ?? 0);
    return { kind: "created", product: placed.product };
  };
}

// The outbox delivers the stock in any case. This direct call lets the response include the stock.
async function receiveAtOnce(stock: StockReceiver, productId: string, quantity: number): Promise<void> {
  if (quantity === 0) return;
  await stock.receiveInitialStock(productId, quantity).catch(() => undefined);
}
