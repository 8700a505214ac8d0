import { pictureChecksums } from "@souk/kernel/values/web-address";

/** A product that shows a stored picture. */
export interface PictureUse {
  /** The SHA-256 checksum in the picture's address. */
  readonly checksum: string;
  readonly productId: string;
  readonly name: string;
}

export interface PictureUsesStore {
  /** At most ten products for each checksum, by name. */
  findPictureUses(checksums: readonly string[]): Promise<readonly PictureUse[]>;
}

/** Finds the products that show pictures of media. Throws RangeError for more than 100 checksums. */
export function pictureUses({ pictures }: { readonly pictures: PictureUsesStore }) {
  return async (checksums: readonly string[]): Promise<readonly PictureUse[]> =>
    pictures.findPictureUses(pictureChecksums(checksums));
}
