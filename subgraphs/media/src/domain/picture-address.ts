import type { PictureFacts } from "./media-file.js";
import { pictureFormats, variantWidths, type PictureFormat } from "./pictures.js";

/**
 * The public address of a picture contains its checksum and size, so it never changes its content, and a page can derive
 * the addresses of all variants without a request: `/media/<sha256>-<width>x<height>/<variant width>.<format>`.
 */
export type PictureSize = Pick<PictureFacts, "sha256" | "width" | "height">;

export interface PictureFileAddress extends PictureSize {
  readonly variantWidth: number;
  readonly format: PictureFormat;
}

const pattern = /^\/media\/([0-9a-f]{64})-(\d{1,5})x(\d{1,5})\/(\d{1,5})\.(avif|webp)$/;

/** Null when the path is no address of a picture, or of a variant that the picture does not have. */
export function readPictureAddress(path: string): PictureFileAddress | null {
  const [, sha256, width, height, variantWidth, format] = pattern.exec(path) ?? [];
  const given = pictureFormats.find((each) => each === format);
  if (sha256 === undefined || given === undefined) return null;
  const address = { sha256, width: Number(width), height: Number(height), variantWidth: Number(variantWidth) };
  if (!variantWidths(address.width).includes(address.variantWidth)) return null;
  return { ...address, format: given };
}

export function pictureAddress({ sha256, width, height, variantWidth, format }: PictureFileAddress): string {
  return `/media/${sha256}-${width}x${height}/${variantWidth}.${format}`;
}

/** The address that other subgraphs store. */
export function mainAddress(picture: PictureSize): string {
  return pictureAddress(mainVariant(picture));
}

/** The largest variant in the format that every browser shows. */
export function mainVariant(picture: PictureSize): PictureFileAddress {
  return { ...picture, variantWidth: variantWidths(picture.width).at(-1) ?? picture.width, format: "webp" };
}

export function variantPrefix(sha256: string): string {
  return `pictures/${sha256}/`;
}

export function variantKey({ sha256, variantWidth, format }: Omit<PictureFileAddress, "width" | "height">): string {
  return `${variantPrefix(sha256)}${variantWidth}.${format}`;
}

export function originalKey(sha256: string): string {
  return `originals/${sha256}`;
}
