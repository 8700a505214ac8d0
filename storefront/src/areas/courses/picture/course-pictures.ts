import type { PicturePartsFragment } from "../../../ui/picture/picture-parts.generated";
import type { ShownImage } from "../../../ui/picture/picture";

interface PicturedCourse {
  readonly thumbnail: (PicturePartsFragment & { readonly url: string }) | null;
  readonly product: { readonly images: readonly ShownImage[] } | null;
}

/** The pictures of a course, the best one first: the thumbnail, then the images of its product. */
export function coursePictures({ thumbnail, product }: PicturedCourse): readonly ShownImage[] {
  return [...(thumbnail ? [{ url: thumbnail.url, alt: null, picture: thumbnail }] : []), ...(product?.images ?? [])];
}
