import type { ReviewPicturesFragment } from "./reviews.generated";

/** Returns the addresses of a review's pictures, without those that media no longer has. */
export function shownPictures({ pictures }: Pick<ReviewPicturesFragment, "pictures">): readonly string[] {
  return (pictures ?? []).flatMap((picture) => picture?.url ?? []);
}
