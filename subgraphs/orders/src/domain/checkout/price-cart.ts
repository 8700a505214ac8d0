import { multiplyMoney, parseAmount, sumMoney, type Money } from "@souk/kernel/values/money";
import type { CartLine, CatalogProduct } from "../peers.js";
import type { OrderLine } from "../order/order.js";

export type PricedCart =
  | { readonly kind: "priced"; readonly lines: readonly OrderLine[]; readonly subtotal: Money }
  | { readonly kind: "productUnavailable"; readonly productId: string };

/** Fixes names and prices of the bought lines. One product that cannot be bought makes the whole cart unavailable. */
export function priceCart(
  lines: readonly CartLine[],
  products: ReadonlyMap<string, CatalogProduct>,
  currency: string,
): PricedCart {
  const priced: OrderLine[] = [];
  for (const { productId, lineId, quantity } of lines) {
    const product = products.get(productId);
    if (!product?.isActive || product.price.currency !== currency) return { kind: "productUnavailable", productId };
    const { sku, name, kind } = product;
    priced.push({
      productId,
      ...(lineId && { lineId }),
      kind,
      sku,
      name,
      quantity,
      unitPrice: priceOf(product, currency),
    });
  }
  const subtotal = sumMoney(
    currency,
    priced.map(({ unitPrice, quantity }) => multiplyMoney(unitPrice, quantity)),
  );
  return { kind: "priced", lines: priced, subtotal };
}

function priceOf({ id, price }: CatalogProduct, currency: string): Money {
  const parsed = parseAmount(price.amount, currency);
  if (!parsed.ok) throw new Error(`catalog returned an invalid price for product ${id}`);
  return { amountMinor: parsed.amountMinor, currency };
}
