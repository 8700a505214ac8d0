import type { Viewer } from "@souk/kernel/identity/viewer";
import type { FileUse } from "@souk/kernel/file-uses/file-uses";

/** All subgraphs that use files. */
export interface FileUsesPeer {
  /**
   * At most ten uses of each type for each of at most 200 keys. Throws ServiceUnavailableError when one of the subgraphs does
   * not answer: its uses are unknown then.
   */
  usesOf(keys: readonly string[]): Promise<readonly FileUse[]>;
  /**
   * Replaces the picture with the checksum `from` by the one with the address `to`. Throws ServiceUnavailableError when one of
   * the subgraphs does not answer; the others have replaced it then.
   */
  replacePicture(from: string, to: string): Promise<void>;
}

/** The lessons of courses have files. */
export interface CoursesPeer {
  /** Whether the viewer may get the file of the lesson now. Throws ServiceUnavailableError. */
  mayRead(lessonId: string, fileId: string, viewer: Viewer): Promise<boolean>;
}
