import type { Money } from "@souk/kernel/values/money";

export interface CartProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly price: Money;
  /** False when the product is not on sale, or is retired. */
  readonly isActive: boolean;
}

export type CartProducts = ReadonlyMap<string, CartProduct>;

/** The part of catalog that the cart uses. */
export interface ProductCatalog {
  /** Returns the products by id, from one request. An unknown product is left out. Throws ServiceUnavailableError. */
  findProducts(ids: readonly string[]): Promise<CartProducts>;
}
