import { z } from "zod";
import { isUuid } from "./uuid.js";

/**
 * Returns whether a page may link to the address: an http or https URL, or a path on the shop's own host. Refuses
 * javascript:, data: and other schemes that a page would execute, and paths that a browser reads as another host.
 */
export function isWebAddress(address: string): boolean {
  if (address.startsWith("/")) return /^\/(?!\/)[^\s\\]*$/.test(address);
  return URL.canParse(address) && ["http:", "https:"].includes(new URL(address).protocol);
}

/** An address that a page may link to, also a path on the shop's own host. */
export const webAddressRule = z
  .string()
  .trim()
  .max(2000, "must be at most 2,000 characters")
  .refine(isWebAddress, "must be an http or https address, or a path that starts with /");

const picturePath = /^\/media\/([0-9a-f]{64})-\d+x\d+\/\d+\.(?:avif|webp)$/;

/** Returns the SHA-256 checksum in the address of a picture that media stores; null for every other address. */
export function pictureChecksumIn(address: string): string | null {
  return picturePath.exec(address)?.[1] ?? null;
}

const ownPath = /^\/media\/(?:files\/([0-9a-f-]{36})(?:\/|$)|([0-9a-f]{64})-)/;

/**
 * Returns the id of the file of media, or the checksum of the picture, to which an address may lead; null for every other
 * address. Media knows whether it has the file, so the host does not matter.
 */
export function fileKeyIn(address: string): string | null {
  const [path = ""] = address.startsWith("/") ? address.split(/[?#]/, 1) : [new URL(address).pathname];
  const [, id, checksum] = ownPath.exec(path) ?? [];
  if (id !== undefined) return isUuid(id) ? id : null;
  return checksum ?? null;
}

/** Turns the address of an uploaded picture into its checksum. */
export const uploadedPictureRule = z
  .string()
  .trim()
  .refine(
    (url) => pictureChecksumIn(url) !== null,
    "must be the `url` of an uploaded picture: upload a file at /uploads, and take `picture.url` of its `mediaFile`",
  )
  .transform(pictureChecksumIn);
