import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { isUuid } from "@souk/kernel/values/uuid";
import { mayOpen, mayWatch } from "../course/course-access.js";
import type { Course, CourseSection } from "../course/course.js";
import type { EnrollmentStore } from "../enrollment/enrollment-store.js";
import type { MediaPeer } from "../peers.js";
import type { WrittenSection } from "./merge-curriculum.js";

export interface LessonFilesStore {
  /** The course of the lesson, if the lesson has this file. */
  findLessonWithFile(
    lessonId: string,
    fileId: string,
  ): Promise<{ readonly isPreview: boolean; readonly course: Pick<Course, "id" | "instructorId" | "status"> } | null>;
}

export interface LessonFileDependencies {
  readonly lessonFiles: LessonFilesStore;
  readonly enrollments: Pick<EnrollmentStore, "findEnrollments">;
}

/** Returns whether the viewer may get the file of a lesson now. */
export function mayReadLessonFile({ lessonFiles, enrollments }: LessonFileDependencies) {
  return async (lessonId: string, fileId: string, viewer: Viewer): Promise<boolean> => {
    const lesson = isUuid(lessonId) && isUuid(fileId) ? await lessonFiles.findLessonWithFile(lessonId, fileId) : null;
    if (!lesson) return false;
    const { course } = lesson;
    const isEnrolled = async (): Promise<boolean> =>
      viewer.kind === "user" && (await enrollments.findEnrollments(viewer.id, [course.id])).length > 0;
    return (await mayOpen({ viewer, course, isEnrolled })) && (await mayWatch({ viewer, lesson, course, isEnrolled }));
  };
}

/** The writer of an outline: the instructor attaches only own files. */
export interface FileAuthor {
  readonly instructorId: string;
  readonly isAdmin: boolean;
}

export function fileAuthor(viewer: Viewer, { instructorId }: Pick<Course, "instructorId">): FileAuthor {
  return { instructorId, isAdmin: isAdmin(viewer) };
}

/**
 * Returns what is wrong with the files that an outline attaches. Media keeps the others from now on, so that none is
 * deleted before the outline is saved. Throws ServiceUnavailableError.
 */
export async function lessonFileFaults(
  files: MediaPeer,
  outline: readonly WrittenSection[],
  author: FileAuthor,
  present: readonly CourseSection[] = [],
): Promise<InvalidField[]> {
  const known = new Set(present.flatMap(({ lessons }) => lessons.map(({ mediaFileId }) => mediaFileId)));
  const attached = outline.flatMap(({ lessons }, section) =>
    lessons.flatMap(({ mediaFileId: id }, lesson) =>
      id === null || known.has(id) ? [] : [{ id, path: `sections.${section}.lessons.${lesson}.mediaFileId` }],
    ),
  );
  if (attached.length === 0) return [];
  const kept = await files.keepFiles([...new Set(attached.map(({ id }) => id))]);
  const byId = new Map(kept.map((file) => [file.id, file]));
  return attached.flatMap(({ id, path }) => {
    const file = byId.get(id);
    if (!file || !(author.isAdmin || file.ownerId === author.instructorId))
      return [{ path, message: "is no file of yours whose check has ended" }];
    return file.kind === "PICTURE" ? [{ path, message: "is a picture; a lesson has a video, audio or document" }] : [];
  });
}
