import type { Viewer } from "@souk/kernel/identity/viewer";
import { isUuid } from "@souk/kernel/values/uuid";
import { mayOpen, mayWatch } from "../course/course-access.js";
import type { Course } from "../course/course.js";
import type { EnrollmentStore } from "../enrollment/enrollment-store.js";

/** A lesson whose address may be that of a file of media. */
export interface AddressedLesson {
  readonly id: string;
  readonly externalUrl: string;
}

export interface LessonFilesStore {
  /** The course of the lesson, if the lesson has this file. The promo video of a course is a preview with the course's id. */
  findLessonWithFile(
    lessonId: string,
    fileId: string,
  ): Promise<{ readonly isPreview: boolean; readonly course: Pick<Course, "id" | "instructorId" | "status"> } | null>;
  /** In the order of the ids, after `last`. */
  listAddressedLessons(last: string | null, limit: number): Promise<readonly AddressedLesson[]>;
  /** Gives the lesson a file in place of its address, unless the address has changed. */
  attachFile(lesson: AddressedLesson, fileId: string): Promise<void>;
}

export interface LessonFileDependencies {
  readonly lessonFiles: Pick<LessonFilesStore, "findLessonWithFile">;
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
