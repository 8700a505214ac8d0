import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";
import type { Product } from "../product/product.js";
import { imageRule } from "./add-product-image.js";

const updateProductImageRule = imageRule.pick({ alt: true });

export type ChangeImagesOutcome =
  | { readonly kind: "changed"; readonly product: Product }
  | { readonly kind: "notFound"; readonly what: "product" | "picture"; readonly id: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

interface Dependencies {
  readonly store: Pick<CatalogStore, "removeImage" | "reorderImages" | "updateImage">;
  readonly clock: Clock;
}

/** Removes an image; the images behind it move up. */
export function removeProductImage({ store, clock }: Dependencies) {
  return async (
    { productId, imageId }: { readonly productId: string; readonly imageId: string },
    action: AdminAction,
  ): Promise<ChangeImagesOutcome> => {
    if (!isUuid(productId)) return { kind: "notFound", what: "product", id: productId };
    const none = { kind: "notFound", what: "picture", id: imageId } as const;
    if (!isUuid(imageId)) return none;
    const product = await store.removeImage(productId, imageId, { at: clock.now(), action });
    return product ? { kind: "changed", product } : none;
  };
}

/**
 * Reorders the images; the first is the main image. The input must list all of them, so that a concurrent addition or
 * removal is noticed.
 */
export function reorderProductImages({ store, clock }: Dependencies) {
  return async (
    { productId, imageIds }: { readonly productId: string; readonly imageIds: readonly string[] },
    action: AdminAction,
  ): Promise<ChangeImagesOutcome> => {
    if (!isUuid(productId)) return { kind: "notFound", what: "product", id: productId };
    const wrong = { path: "imageIds", message: "must name every picture of the product, each once" };
    if (!imageIds.every(isUuid) || new Set(imageIds).size < imageIds.length)
      return { kind: "invalid", fields: [wrong] };
    const product = await store.reorderImages(productId, imageIds, { at: clock.now(), action });
    if (product === "otherImages") return { kind: "invalid", fields: [wrong] };
    return product ? { kind: "changed", product } : { kind: "notFound", what: "product", id: productId };
  };
}

export function updateProductImage({ store, clock }: Dependencies) {
  return async (
    { imageId, ...input }: { readonly imageId: string; readonly alt?: string | null },
    action: AdminAction,
  ): Promise<ChangeImagesOutcome> => {
    const checked = checkInput(updateProductImageRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const product = isUuid(imageId)
      ? await store.updateImage(imageId, checked.value.alt || null, { at: clock.now(), action })
      : null;
    return product ? { kind: "changed", product } : { kind: "notFound", what: "picture", id: imageId };
  };
}
