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

const mostChecksums = 100;
const checksum = /^[0-9a-f]{64}$/;

/** Finds the courses that show pictures of media. Throws RangeError for more than 100 checksums. */
export function thumbnailUses({ thumbnails }: { readonly thumbnails: ThumbnailUsesStore }) {
  return async (checksums: readonly string[]): Promise<readonly ThumbnailUse[]> => {
    if (checksums.length > mostChecksums) throw new RangeError(`at most ${mostChecksums} checksums`);
    return thumbnails.findThumbnailUses([...new Set(checksums)].filter((each) => checksum.test(each)));
  };
}
