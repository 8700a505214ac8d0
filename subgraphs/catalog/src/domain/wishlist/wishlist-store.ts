import type { Product } from "../product/product.js";

export interface Wish {
  readonly productId: string;
  readonly addedAt: Date;
  /** In minor units of the shop's currency. */
  readonly addedPriceMinor: number;
}

/** The one list of a user. */
export interface Wishlist {
  /** Null until the user names the list. */
  readonly name: string | null;
  /** The secret part of the address that shows the list to others; null while it is not shared. */
  readonly shareToken: string | null;
  /** The newest first. */
  readonly wishes: readonly Wish[];
}

export interface WishlistChange {
  readonly name?: string | null | undefined;
  /** The token to share with, unless the list is shared already; null ends the sharing. */
  readonly shareToken?: string | null | undefined;
}

/** A product on a list whose price is lower than the user knows. */
export interface PriceFall {
  readonly userId: string;
  readonly name: string;
  readonly slug: string;
  readonly oldPriceMinor: number;
  readonly priceMinor: number;
}

export interface WishlistStore {
  find(userId: string): Promise<Wishlist | null>;
  findShared(shareToken: string): Promise<Wishlist | null>;
  /** Adds the product at its present price unless the list has it. Returns false if the list is full. */
  add(userId: string, product: Product, options: { readonly at: Date; readonly limit: number }): Promise<boolean>;
  /** Removes the product, and the stock request that the list made. */
  remove(userId: string, productId: string): Promise<void>;
  change(userId: string, change: WishlistChange): Promise<void>;
  /** Returns those of the products that are on the user's list. */
  wishedBy(userId: string, productIds: readonly string[]): Promise<readonly string[]>;
  /** Returns goods on sale that are on a list, in the order of their ids. */
  wishedGoods(after: string | null, limit: number): Promise<readonly string[]>;
  /**
   * Adds a stock request for each user who wishes one of these sold-out products, except users who wait already or had
   * such a mail since `notSince`.
   */
  requestStock(productIds: readonly string[], times: { readonly at: Date; readonly notSince: Date }): Promise<void>;
  /** A later fall is compared with a raised price. */
  noteRaisedPrices(): Promise<void>;
  /**
   * For at most `limit` users without a mail about prices since `notSince`, notes the fallen prices and enqueues a job
   * `sendPriceFall` with the mail. Returns the number of users.
   */
  takePriceFalls(
    taking: { readonly at: Date; readonly notSince: Date; readonly limit: number },
    mailOf: (falls: readonly PriceFall[]) => object,
  ): Promise<number>;
}
