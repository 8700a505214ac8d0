import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { PageRequest } from "@souk/kernel/values/page";
import type { FocalPoint, MediaFile, MediaProblem, MediaState, PictureFacts } from "./media-file.js";

export type NewMediaFile = Pick<MediaFile, "id" | "name" | "sizeBytes" | "sourceUrl" | "createdAt"> & {
  readonly ownerId: string;
};

/** A stored piece of an upload. */
export interface UploadPart {
  readonly key: string;
  readonly start: number;
  readonly sizeBytes: number;
}

/** The content of a file after its check. */
export interface CheckedContent {
  readonly sha256: string;
  readonly contentType: string;
  /** Null for a file that is no picture. */
  readonly picture: Omit<PictureFacts, "sha256"> | null;
  /** Whether a job converts it. */
  readonly isConverted: boolean;
}

export interface MediaFilter {
  /** Null for the files of all owners. */
  readonly ownerId: string | null;
  /** A part of the name or of the alternative text. */
  readonly search: string | null;
  readonly state: MediaState | null;
}

/** Files by their ids, and pictures by their checksums. */
export interface KeptKeys {
  readonly ids: readonly string[];
  readonly checksums: readonly string[];
}

export interface DeletionTimes {
  /** When the search for uses began. */
  readonly lookedAt: Date;
  readonly removeAt: Date;
}

export interface MediaFileStore {
  /** The secret that signs the links to private files. */
  findLinkSecret(): Promise<string>;
  findMediaFiles(ids: readonly string[]): Promise<readonly MediaFile[]>;
  /** For each checksum, the file that was changed last. */
  findPictures(checksums: readonly string[]): Promise<readonly MediaFile[]>;
  /** Newest first, one more than the page shows. */
  listMediaFiles(filter: MediaFilter, page: PageRequest): Promise<readonly MediaFile[]>;
  countMediaFiles(filter: MediaFilter): Promise<number>;
  /**
   * Inserts a file in UPLOADING, or in CHECKING with the job `checkMediaFile` when it has a source. Returns false when
   * the unused files of the owner would exceed `maxUnusedBytes`, or are a thousand.
   */
  insertMediaFile(file: NewMediaFile, maxUnusedBytes: number, jobs?: readonly AuditJob[]): Promise<boolean>;
  listParts(id: string): Promise<readonly UploadPart[]>;
  /**
   * Records a part that starts at the end of the received bytes. The last part sets CHECKING and adds the job
   * `checkMediaFile`. Returns false when another request has stored this part already.
   */
  recordPart(id: string, part: UploadPart): Promise<boolean>;
  /** `objectCount`: the objects of the file in the storage. */
  markReady(
    id: string,
    content: CheckedContent,
    size: { readonly bytes: number; readonly objectCount: number },
  ): Promise<void>;
  markProblem(id: string, state: "REJECTED" | "FAILED", problem: MediaProblem): Promise<void>;
  /** FAILED to CHECKING, with a new job. Returns false in another state. */
  restartCheck(id: string, jobs: readonly AuditJob[]): Promise<boolean>;
  updateDetails(
    id: string,
    details: { readonly alt: string | null; readonly focalPoint: FocalPoint },
    jobs: readonly AuditJob[],
  ): Promise<MediaFile | null>;
  /**
   * Records the content of a file before its objects are written, so that the deletion of another file with the same
   * content does not remove them.
   */
  claimChecksum(id: string, sha256: string): Promise<void>;
  /**
   * Deletes the file, unless a use was seen since `lookedAt`, and adds a job that removes it at `removeAt`. All reads but
   * `findPictures` leave it out from now on. Returns false when nothing was deleted.
   */
  deleteMediaFile(id: string, times: DeletionTimes, jobs?: readonly AuditJob[]): Promise<boolean>;
  /** Files that were deleted before, oldest first. */
  listDeleted(deletedBefore: Date, limit: number): Promise<readonly MediaFile[]>;
  /** Undoes the deletion of a file. */
  restoreMediaFile(id: string): Promise<void>;
  /**
   * Removes the row of a deleted file, or of an upload that is not complete: nothing uses it. When no other file has its
   * content, `removeObjects` runs before the transaction ends. Returns false for every other file.
   */
  removeMediaFile(id: string, removeObjects: (sha256: string) => Promise<void>): Promise<boolean>;
  /** Files without a recorded use that were created before, oldest first. */
  listUnused(createdBefore: Date, limit: number): Promise<readonly MediaFile[]>;
  /** Files that are not kept, and whose use was last seen before, oldest first. */
  listUsed(seenBefore: Date, limit: number): Promise<readonly MediaFile[]>;
  /** Replaces the list of the pictures in the storage, for the audit. */
  recordListing(objectCounts: ReadonlyMap<string, number>, at: Date): Promise<void>;
  /** Records that a use of the files with these keys was seen. Kept files stay when their use ends. */
  markUsed(keys: readonly string[], at: Date, isKept: boolean): Promise<void>;
  /** Records a use of the files in READY among these, and returns them. */
  keepMediaFiles(keys: KeptKeys, at: Date): Promise<readonly MediaFile[]>;
  /** Returns the ids without a file in READY, and those of files whose playback is UNPLAYABLE. */
  unplayableFiles(ids: readonly string[]): Promise<readonly string[]>;
}
