import type { AdminProductImagesFragment } from "./pictures.generated";

export interface PicturesProps {
  readonly product: AdminProductImagesFragment & { readonly name: string };
}
