import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { Values } from "@souk/kernel/fields/field";
import type { ProductFields } from "./product-fields.js";

export interface ProductImage {
  readonly id: string;
  readonly url: string;
  readonly alt: string | null;
  readonly position: number;
}

/** A product: one SKU with a price. Inventory owns its stock; courses owns its lessons. */
export interface Product extends Values<ProductFields> {
  readonly id: string;
  readonly images: readonly ProductImage[];
  readonly custom: CustomValues;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Changes with each change of the product. Absent in the answer to its creation. */
  readonly version?: string;
}
