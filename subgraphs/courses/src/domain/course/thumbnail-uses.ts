import { pictureChecksums } from "@souk/kernel/values/web-address";

/** A course that shows a picture of media. */
export interface ThumbnailUse {
  /** The SHA-256 checksum of the picture. */
  readonly checksum: string;
  readonly courseId: string;
  readonly title: string;
  readonly instructorId: string;
  /** False: only the instructor and admins may know the title. */
  readonly isPublished: boolean;
}

export interface ThumbnailUsesStore {
  /** At most ten courses for each checksum. */
  findThumbnailUses(checksums: readonly string[]): Promise<readonly ThumbnailUse[]>;
}

/** Finds the courses that show pictures of media. Throws RangeError for more than 100 checksums. */
export function thumbnailUses({ thumbnails }: { readonly thumbnails: ThumbnailUsesStore }) {
  return async (checksums: readonly string[]): Promise<readonly ThumbnailUse[]> =>
    thumbnails.findThumbnailUses(pictureChecksums(checksums));
}
