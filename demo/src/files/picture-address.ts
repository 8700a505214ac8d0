import { pictureFiles } from "./picture-files.generated.js";

/** Returns the path of the picture of a product or course, in which media serves it. */
export function pictureAddress(slug: string): string {
  const file = pictureFiles[slug];
  if (!file) throw new Error(`${slug} has no picture: npm run demo:pictures`);
  return `/media/${file.sha256}-${file.width}x${file.height}/${file.width}.webp`;
}
