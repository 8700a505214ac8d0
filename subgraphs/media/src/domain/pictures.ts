/** One size and format of a picture. */
export interface PictureVariant {
  readonly width: number;
  readonly format: PictureFormat;
  readonly content: Uint8Array;
}

export interface ConvertedPicture {
  readonly width: number;
  readonly height: number;
  readonly placeholder: string;
  readonly variants: AsyncIterable<PictureVariant>;
}

export const pictureFormats = ["avif", "webp"] as const;
export type PictureFormat = (typeof pictureFormats)[number];

export const formatTypes = { avif: "image/avif", webp: "image/webp" } as const satisfies Record<PictureFormat, string>;

export type ConversionProblem = "BROKEN_PICTURE" | "TOO_MANY_PIXELS";

/** Converts pictures. The variants contain no metadata and are rotated as the camera recorded it. */
export interface Pictures {
  convert(original: Uint8Array): Promise<ConvertedPicture | ConversionProblem>;
}

const widths = [160, 320, 640, 1280, 1920];

/** The widths of the variants: those that are smaller than the picture, and its own or the largest one. */
export function variantWidths(width: number): readonly number[] {
  const smaller = widths.filter((each) => each < width);
  return width <= (widths.at(-1) ?? 0) ? [...smaller, width] : smaller;
}
