import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";
import { webAddressRule } from "@souk/kernel/values/web-address";
import { z } from "zod";
import type { Product } from "../product/product.js";

export const maxImages = 20;
export const imageRule = z.object({
  url: webAddressRule,
  alt: z.string().trim().max(300, "must be at most 300 characters").nullish(),
});

export interface AddProductImageInput {
  readonly productId: string;
  readonly url: string;
  readonly alt?: string | null;
}

export type AddProductImageOutcome =
  | { readonly kind: "added"; readonly product: Product }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "full"; readonly max: number }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Adds an image after the last one of the product. */
export function addProductImage({ store, newId }: { store: CatalogStore; newId: () => string }) {
  return async (
    { productId, ...input }: AddProductImageInput,
    action: AdminAction,
  ): Promise<AddProductImageOutcome> => {
    const checked = checkInput(imageRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const current = isUuid(productId) ? await store.findProductBy("id", productId) : null;
    if (!current) return { kind: "notFound", id: productId };
    if (current.images.length >= maxImages) return { kind: "full", max: maxImages };
    const image = { id: newId(), url: checked.value.url, alt: checked.value.alt || null };
    const product = await store.addImage(productId, image, action);
    return product ? { kind: "added", product } : { kind: "notFound", id: productId };
  };
}
