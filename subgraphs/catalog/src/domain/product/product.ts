import type { Money } from "@souk/kernel/values/money";

export const productKinds = ["PHYSICAL", "COURSE"] as const;
export type ProductKind = (typeof productKinds)[number];

export interface ProductImage {
  readonly id: string;
  readonly url: string;
  readonly alt: string | null;
  readonly position: number;
}

/** A product: one SKU with a price. Inventory owns its stock; courses owns its lessons. */
export interface Product {
  readonly id: string;
  readonly sku: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: ProductKind;
  readonly price: Money;
  /** True if the public sees it and may buy it. A retired product is never active. */
  readonly isActive: boolean;
  readonly tags: readonly string[];
  readonly images: readonly ProductImage[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string | null;
}
