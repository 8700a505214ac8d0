interface PicturedCourse {
  readonly thumbnail: { readonly url: string } | null;
  readonly product: { readonly images: readonly { readonly url: string; readonly alt: string | null }[] } | null;
}

/** The pictures of a course, the best one first: the thumbnail, then the images of its product. */
export function coursePictures({
  thumbnail,
  product,
}: PicturedCourse): readonly { readonly url: string; readonly alt: string | null }[] {
  return [...(thumbnail ? [{ url: thumbnail.url, alt: null }] : []), ...(product?.images ?? [])];
}
