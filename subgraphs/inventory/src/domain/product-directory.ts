export type KnownProduct = { readonly kind: "PHYSICAL" | "COURSE" };

/** The part of the catalog that inventory uses. */
export interface ProductDirectory {
  /** Returns null for an unknown product. Throws ServiceUnavailableError. */
  findProduct(productId: string): Promise<KnownProduct | null>;
}
