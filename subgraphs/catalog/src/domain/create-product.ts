import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import type { Clock } from "@souk/kernel/clock";
import type { DecimalMoney } from "@souk/kernel/money";
import type { CatalogStore } from "./catalog-store.js";
import { findCategoryIds } from "./find-category-ids.js";
import type { Product, ProductKind } from "./product.js";
import { createProductRule } from "./product-rules.js";
import { slugOf } from "./slug-of.js";
import type { StockReceiver } from "./stock-receiver.js";

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
  return async (input: CreateProductInput): Promise<CreateProductOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { sku, name, description, price, kind, isActive, tags, categories, initialStock } = checked.value;
    const found = await findCategoryIds(store, categories ?? []);
    if (!found.ok) return { kind: "invalid", fields: found.fields };
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
      categoryIds: found.ids,
      initialStock: initialStock ?? 0,
    });
    if (placed === null) return { kind: "skuTaken", sku };
    await receiveAtOnce(stock, product.id, initialStock ?? 0);
    return { kind: "created", product: placed };
  };
}

/** The name's own slug, or with the SKU behind it, which is unique. Null when the SKU is taken. */
async function insertUnderFreeSlug(
  store: CatalogStore,
  created: Parameters<CatalogStore["insertProduct"]>[0],
): Promise<Product | null> {
  const { product } = created;
  const slugs = [product.slug, `${product.slug}-${slugOf(product.sku)}`, `${product.slug}-${product.id}`];
  for (const slug of slugs) {
    const placed = { ...product, slug };
    const outcome = await store.insertProduct({ ...created, product: placed });
    if (outcome === "inserted") return placed;
    if (outcome === "skuTaken") return null;
  }
  throw new Error(`no free slug for product ${product.id}`);
}

// The outbox delivers it in any case; asking at once lets the answer show the stock already.
async function receiveAtOnce(stock: StockReceiver, productId: string, quantity: number): Promise<void> {
  if (quantity === 0) return;
  await stock.receiveInitialStock(productId, quantity).catch(() => undefined);
}
