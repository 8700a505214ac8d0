import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { mayOpen } from "../course/course-access.js";
import type { Course, Lesson } from "../course/course.js";
import type { EnrollmentStore } from "../enrollment/enrollment-store.js";
import type { CourseStore } from "../course/course-store.js";
import { findAttempt } from "../quiz/mark-attempt.js";
import type { QuizStore } from "../quiz/quiz-store.js";
import { lessonLock, type LessonAccessStore } from "./lesson-lock.js";

/** A lesson with an address that may be that of a file of media, or with a file whose kind is not known. */
export type UnknownFile = Pick<Lesson, "id" | "externalUrl" | "mediaFileId">;

export interface LessonFilesStore {
  /** The course of the lesson, if the lesson has this file. The promo video of a course is a preview with the course's id, and a file of a draft is like that of a course in DRAFT. */
  findLessonWithFile(
    lessonId: string,
    fileId: string,
  ): Promise<{ readonly isPreview: boolean; readonly course: Pick<Course, "id" | "instructorId" | "status"> } | null>;
  /** In the order of the ids, after `last`. */
  listUnknownFiles(last: string | null, limit: number): Promise<readonly UnknownFile[]>;
  /** Gives the lesson a file in place of its address, and the kind of the file, unless the lesson has changed. */
  attachFile(
    lesson: UnknownFile,
    file: { readonly id: string; readonly kind: NonNullable<Lesson["fileKind"]> },
  ): Promise<void>;
}

export interface LessonFileDependencies {
  readonly lessonFiles: Pick<LessonFilesStore, "findLessonWithFile">;
  readonly lessonAccess: LessonAccessStore;
  readonly enrollments: Pick<EnrollmentStore, "findEnrollments">;
  readonly courses: Pick<CourseStore, "findCourse">;
  readonly quizzes: QuizStore;
  readonly clock: Clock;
}

/**
 * Returns whether the viewer may get the file of a lesson now. A file of an answer has the id of the attempt in place of a
 * lesson, and is for those who may see the attempt.
 */
export function mayReadLessonFile(dependencies: LessonFileDependencies) {
  const { lessonFiles, lessonAccess, enrollments, clock } = dependencies;
  const attemptFor = findAttempt(dependencies);
  const mayReadAnswerFile = async (attemptId: string, fileId: string, viewer: Viewer): Promise<boolean> => {
    const attempt = await attemptFor(attemptId, viewer);
    return attempt?.answers.some(({ fileIds }) => fileIds?.includes(fileId)) ?? false;
  };
  return async (lessonId: string, fileId: string, viewer: Viewer): Promise<boolean> => {
    const lesson = isUuid(lessonId) && isUuid(fileId) ? await lessonFiles.findLessonWithFile(lessonId, fileId) : null;
    if (!lesson) return mayReadAnswerFile(lessonId, fileId, viewer);
    const { course } = lesson;
    const isEnrolled = async (): Promise<boolean> =>
      viewer.kind === "user" && (await enrollments.findEnrollments(viewer.id, [course.id])).length > 0;
    if (!(await mayOpen({ viewer, course, isEnrolled }))) return false;
    const accessOf = async (userId: string) => (await lessonAccess.accessOfLessons([lessonId], userId))[0] ?? null;
    return (await lessonLock({ viewer, lesson, course, accessOf, now: clock.now() })) === null;
  };
}
