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
export interface CatalogPeer {
  /** Returns the products by id, from one request. An unknown product is left out. Throws ServiceUnavailableError. */
  findProducts(ids: readonly string[]): Promise<CartProducts>;
}

/** The part of inventory that the cart uses. */
export interface InventoryPeer {
  /** Returns the units of physical products that can be sold now, by product id. Unknown levels are left out. */
  availableUnits(productIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export interface CourseOffer {
  readonly isPublished: boolean;
  /** Whether the buyer owns the course already. */
  readonly isOwned: boolean;
  /** Whether the buyer teaches the course. */
  readonly isInstructor: boolean;
}

/** The part of courses that the cart uses. */
export interface CoursesPeer {
  /** Returns the offers by product id. A product without a course is left out. Throws ServiceUnavailableError. */
  findOffers(buyerId: string, productIds: readonly string[]): Promise<ReadonlyMap<string, CourseOffer>>;
}
