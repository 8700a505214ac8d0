export type KnownProduct = { readonly kind: "PHYSICAL" | "COURSE" };

/** The catalog, as far as inventory needs it. */
export interface ProductDirectory {
  /** Null when there is no such product. Throws ServiceUnavailableError. */
  findProduct(productId: string): Promise<KnownProduct | null>;
}
