import type { Metadata, Sharp, SharpOptions } from "sharp";
import {
  pictureFormats,
  variantWidths,
  type ConversionProblem,
  type ConvertedPicture,
  type PictureFormat,
  type Pictures,
  type PictureVariant,
} from "../../domain/pictures.js";

/** The memory of a decoded picture is four bytes per pixel. */
const maxPixels = 50_000_000;
const placeholderWidth = 16;

/** Converts by sharp, which is loaded with the first picture: a process without uploads does not need its memory. */
export class SharpPictures implements Pictures {
  async convert(original: Uint8Array): Promise<ConvertedPicture | ConversionProblem> {
    const open = await opener();
    try {
      // dimensions after the rotation that the camera recorded
      const { autoOrient, ...size }: Metadata = await open(original, { limitInputPixels: false }).metadata();
      const { width, height } = autoOrient ?? size;
      if (width * height > maxPixels) return "TOO_MANY_PIXELS";
      const placeholder = await placeholderOf(open(original, {}));
      return { width, height, placeholder, variants: variantsOf(open, original, width) };
    } catch {
      return "BROKEN_PICTURE";
    }
  }
}

type Open = (content: Uint8Array, options: SharpOptions) => Sharp;

async function opener(): Promise<Open> {
  const { default: sharp } = await import("sharp");
  // pictures are converted one after the other, and seldom the same one again
  sharp.cache(false);
  sharp.concurrency(1);
  return (content, options) =>
    sharp(content, { failOn: "error", limitInputPixels: maxPixels, ...options }).autoOrient();
}

/** sharp writes no metadata by default. The placeholder decodes the whole picture, so it finds a broken one. */
async function placeholderOf(picture: Sharp): Promise<string> {
  const tiny = await picture.resize({ width: placeholderWidth }).webp({ quality: 40 }).toBuffer();
  return `data:image/webp;base64,${tiny.toString("base64")}`;
}

async function* variantsOf(open: Open, original: Uint8Array, width: number): AsyncGenerator<PictureVariant> {
  for (const variantWidth of variantWidths(width)) {
    for (const format of pictureFormats) {
      const resized = open(original, {}).resize({ width: variantWidth });
      yield { width: variantWidth, format, content: await encoded(resized, format) };
    }
  }
}

function encoded(picture: Sharp, format: PictureFormat): Promise<Buffer> {
  // the effort of AVIF is CPU time: 2 takes a third of the default, for files that are some per cent larger
  return format === "avif"
    ? picture.avif({ quality: 55, effort: 2 }).toBuffer()
    : picture.webp({ quality: 80 }).toBuffer();
}
