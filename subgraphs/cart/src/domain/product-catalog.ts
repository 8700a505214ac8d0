import type { Money } from "@souk/kernel/money";

export interface CartProduct {
  readonly id: string;
  readonly name: string;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly price: Money;
  /** False: not on sale, or retired. */
  readonly isActive: boolean;
}

export type CartProducts = ReadonlyMap<string, CartProduct>;

/** Catalog, as far as the cart needs it. */
export interface ProductCatalog {
  /** By id, in one request; a product that is not there is left out. Throws ServiceUnavailableError. */
  findProducts(ids: readonly string[]): Promise<CartProducts>;
}
