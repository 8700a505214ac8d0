import type { SlotCart } from "@souk/storefront/extend";

interface CartLike extends Pick<SlotCart, "id" | "totalQuantity" | "subtotal"> {
  readonly lines: readonly { readonly product: { readonly id: string } | null; readonly quantity: number }[];
}

/** Returns the data of a cart for components of the project, without lines whose product is deleted or unavailable. */
export function slotCart({ id, totalQuantity, subtotal, lines }: CartLike): SlotCart {
  return {
    id,
    totalQuantity,
    subtotal,
    lines: lines.flatMap(({ product, quantity }) => (product ? [{ productId: product.id, quantity }] : [])),
  };
}
