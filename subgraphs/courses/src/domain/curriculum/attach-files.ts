import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { fileKeyIn } from "@souk/kernel/values/web-address";
import type { Course, CourseSection, Lesson } from "../course/course.js";
import type { KeptFile, MediaPeer } from "../peers.js";
import type { LessonFilesStore, UnknownFile } from "./lesson-files.js";
import type { WrittenLesson, WrittenSection } from "./merge-curriculum.js";

/** The writer of an outline: the instructor attaches only own files. */
export interface FileAuthor {
  readonly instructorId: string;
  readonly isAdmin: boolean;
}

export function fileAuthor(viewer: Viewer, { instructorId }: Pick<Course, "instructorId">): FileAuthor {
  return { instructorId, isAdmin: isAdmin(viewer) };
}

export type AttachedFiles =
  | { readonly ok: true; readonly sections: readonly WrittenSection[] }
  | { readonly ok: false; readonly fields: readonly InvalidField[] };

/**
 * Checks the files that an outline attaches, and turns addresses of files of media into the files. Media keeps these files
 * from now on, so that none is deleted before the outline is saved. Throws ServiceUnavailableError.
 */
export async function attachFiles(
  media: Pick<MediaPeer, "keepFiles">,
  outline: readonly WrittenSection[],
  author: FileAuthor,
  present: readonly CourseSection[] = [],
): Promise<AttachedFiles> {
  const known = new Map(
    present.flatMap(({ lessons }) => lessons.map(({ mediaFileId, fileKind }) => [mediaFileId, fileKind])),
  );
  const newKeyOf = (lesson: WrittenLesson): string | null =>
    lesson.mediaFileId !== null && known.has(lesson.mediaFileId) ? null : keyOf(lesson);
  const keys = new Set(outline.flatMap(({ lessons }) => lessons.flatMap((lesson) => newKeyOf(lesson) ?? [])));
  const kept = keys.size === 0 ? [] : await media.keepFiles([...keys]);
  const fields: InvalidField[] = [];
  const attach = (lesson: WrittenLesson, path: string): WrittenLesson => {
    const key = newKeyOf(lesson);
    if (key === null) return { ...lesson, fileKind: known.get(lesson.mediaFileId) ?? null };
    const file = fileOf(kept, key, author.instructorId);
    // the address of a picture is public
    if (file && (author.isAdmin || file.ownerId === author.instructorId || file.checksum === key))
      return { ...lesson, externalUrl: null, mediaFileId: file.id, fileKind: fileKindOf(file) };
    if (lesson.mediaFileId === null && file === undefined) return lesson;
    const field = lesson.mediaFileId === null ? "externalUrl" : "mediaFileId";
    fields.push({ path: `${path}.${field}`, message: "is no file of yours whose check has ended" });
    return lesson;
  };
  const sections = outline.map(({ lessons, ...section }, index) => ({
    ...section,
    lessons: lessons.map((lesson, place) => attach(lesson, `sections.${index}.lessons.${place}`)),
  }));
  return fields.length > 0 ? { ok: false, fields } : { ok: true, sections };
}

export interface AdoptFilesDependencies {
  readonly lessonFiles: Pick<LessonFilesStore, "listUnknownFiles" | "attachFile">;
  readonly files: Pick<MediaPeer, "keepFiles">;
}

const lessonsPerCall = 500;

/**
 * Turns the addresses of files of media in all lessons into the files, and stores the kind of each file. Addresses of
 * other hosts, and of files that media does not have, stay. Idempotent. Throws ServiceUnavailableError.
 */
export function adoptFiles({ lessonFiles, files }: AdoptFilesDependencies) {
  return async (): Promise<void> => {
    let lessons: readonly UnknownFile[] = [];
    do {
      lessons = await lessonFiles.listUnknownFiles(lessons.at(-1)?.id ?? null, lessonsPerCall);
      await adopt(lessons);
    } while (lessons.length === lessonsPerCall);
  };

  async function adopt(lessons: readonly UnknownFile[]): Promise<void> {
    const keyed = lessons.flatMap((lesson) => {
      const key = keyOf(lesson);
      return key === null ? [] : [{ lesson, key }];
    });
    if (keyed.length === 0) return;
    const kept = await files.keepFiles([...new Set(keyed.map(({ key }) => key))]);
    for (const { lesson, key } of keyed) {
      const file = fileOf(kept, key, null);
      if (file) await lessonFiles.attachFile(lesson, { id: file.id, kind: fileKindOf(file) });
    }
  }
}

/** The id of the lesson's file, or the key of a file of media in its address; null for every other address. */
function keyOf({ mediaFileId, externalUrl }: Pick<Lesson, "mediaFileId" | "externalUrl">): string | null {
  return mediaFileId ?? (externalUrl === null ? null : fileKeyIn(externalUrl));
}

/** Several files can have the same picture. */
function fileOf(files: readonly KeptFile[], key: string, preferredOwner: string | null): KeptFile | undefined {
  const same = files.filter(({ id, checksum }) => id === key || checksum === key);
  return same.find(({ ownerId }) => ownerId === preferredOwner) ?? same[0];
}

/** Students open documents and pictures as files. */
function fileKindOf({ kind }: KeptFile): NonNullable<Lesson["fileKind"]> {
  return kind === "VIDEO" || kind === "AUDIO" ? kind : "FILE";
}
