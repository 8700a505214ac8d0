import type { Viewer } from "@souk/kernel/identity/viewer";
import type { MediaFile } from "./media-file.js";

/** Where other subgraphs show pictures, or use other files. */
export interface MediaUse {
  /** The checksum of a picture, or the id of another file. */
  readonly key: string;
  /** The type of the object that shows it: `Product`, `User` or `Course`. */
  readonly typename: string;
  readonly id: string;
  readonly name: string;
  /** The user who, besides admins, may know this use; null when everybody may. */
  readonly ownerId: string | null;
}

/** A subgraph whose objects show pictures. Throws ServiceUnavailableError. */
export interface PictureUsesPeer {
  /** At most ten uses for each of at most 100 checksums. */
  usesOf(checksums: readonly string[]): Promise<readonly MediaUse[]>;
}

/** The lessons of courses have files that are no pictures. Both methods throw ServiceUnavailableError. */
export interface LessonsPeer {
  /** At most ten uses for each of at most 100 ids. */
  usesOfFiles(ids: readonly string[]): Promise<readonly MediaUse[]>;
  /** Whether the viewer may get the file of the lesson now. */
  mayRead(lessonId: string, fileId: string, viewer: Viewer): Promise<boolean>;
}

/** Where files are used, whatever their kind. */
export interface MediaUsesPeer {
  usesOf(files: readonly UsedFile[]): Promise<readonly MediaUse[]>;
}

/** Equal pictures have the same address, so a picture is used by its checksum, and another file by its id. */
export interface UsedFile {
  readonly key: string;
  readonly isPicture: boolean;
}

/** Leaves out files before READY, which nothing can use. */
export function usedFilesOf(files: readonly MediaFile[]): UsedFile[] {
  return files.flatMap(({ id, content, picture }) =>
    content === null ? [] : [{ key: picture?.sha256 ?? id, isPicture: picture !== null }],
  );
}

/** Products show pictures. */
export type CatalogPeer = PictureUsesPeer;
/** Profiles of users show pictures. */
export type AccountsPeer = PictureUsesPeer;
/** Courses show pictures, and their lessons have files. */
export type CoursesPeer = PictureUsesPeer & LessonsPeer;
