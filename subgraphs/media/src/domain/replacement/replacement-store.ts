import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { MediaFile } from "../media-file.js";
import type { DeletionTimes } from "../media-file-store.js";
import type { PictureSize } from "../picture-address.js";

export interface Replacement {
  /** The file that keeps its id, its links and its uses. */
  readonly id: string;
  /** The file with the new content. */
  readonly by: string;
}

export interface ReplacementStore {
  /**
   * Exchanges the contents of two files in READY, and deletes the file `by`, which has the old content then. A picture gets
   * its default focal point and, if its content is another one, the job `replacePicture`. Returns null when one of them is not
   * in READY any more, or when `by` is used.
   */
  replaceContent(replacement: Replacement, times: DeletionTimes, jobs: readonly AuditJob[]): Promise<MediaFile | null>;
  /** Whether a file of another owner has this picture. */
  isShared(sha256: string, ownerId: string | null): Promise<boolean>;
  /** The picture that replaced the one with this checksum. Null when it was not replaced, or is shown again. */
  findReplacement(sha256: string): Promise<PictureSize | null>;
}
