/** What a person writes for one product; products.ts derives the rest. */
export type ProductSeed = {
  sku: string;
  name: string;
  description: string;
  /** Cents of a Canadian dollar. */
  priceMinor: number;
  /** Units received before the first demo order. */
  initialStock: number;
  tags: readonly string[];
  /** The first one decides what the picture looks like. */
  categorySlugs: readonly string[];
  isActive?: false;
  createdAt: string;
};
