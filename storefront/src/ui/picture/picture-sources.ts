/** A stored picture says its checksum and size in its address; docs/decisions/118. */
const address = /^(\/media\/[0-9a-f]{64}-(\d+)x(\d+)\/)\d+\.(?:avif|webp)$/;

/** The widths in which media stores pictures; `subgraphs/media/src/domain/pictures.ts` has the same. */
const widths = [160, 320, 640, 1280, 1920];

export interface PictureSources {
  readonly avif: string;
  readonly webp: string;
  readonly width: number;
  readonly height: number;
}

/** Returns the values of `srcset`, or null for a picture that media does not store. */
export function pictureSources(url: string): PictureSources | null {
  const [, folder, width, height] = address.exec(url) ?? [];
  if (folder === undefined) return null;
  const whole = Number(width);
  const smaller = widths.filter((each) => each < whole);
  const stored = whole <= Math.max(...widths) ? [...smaller, whole] : smaller;
  const set = (format: string) => stored.map((each) => `${folder}${each}.${format} ${each}w`).join(", ");
  return { avif: set("avif"), webp: set("webp"), width: whole, height: Number(height) };
}
