import type { Viewer } from "@souk/kernel/identity/viewer";
import { mayManage } from "../course/course-access.js";
import type { Course, Lesson } from "../course/course.js";

/** The relation of a user to a lesson, and the rules that decide when it opens to a student. */
export interface LessonAccess extends Pick<Lesson, "isPreview" | "opensAfterDays" | "opensAt"> {
  readonly lessonId: string;
  /** Null for a user who is not enrolled. */
  readonly enrolledAt: Date | null;
  readonly isCompleted: boolean;
  /** True if the lesson has a quiz that the user has not passed. */
  readonly awaitsQuiz: boolean;
  /** The first prerequisite before the lesson, in teaching order, that the student has not completed. */
  readonly prerequisiteId: string | null;
}

export interface LessonAccessStore {
  /** Omits ids without a lesson. */
  accessOfLessons(lessonIds: readonly string[], userId: string): Promise<readonly LessonAccess[]>;
}

export interface LessonLock {
  /** A lesson with a date and a prerequisite is locked by its date first. */
  readonly reason: "ENROLLMENT" | "DATE" | "PREREQUISITE";
  /** The time when the lesson opens to the student; null if that does not depend on the time. */
  readonly opensAt: Date | null;
  /** The lesson to complete first. */
  readonly prerequisiteId: string | null;
}

export interface LockRequest {
  readonly viewer: Viewer;
  readonly lesson: Pick<Lesson, "isPreview">;
  readonly course: Pick<Course, "instructorId">;
  /** Called only if the result depends on it. */
  readonly accessOf: (userId: string) => Promise<LessonAccess | null>;
  readonly now: Date;
}

/** Returns why the viewer may not open a lesson, and null if they may. */
export async function lessonLock({ viewer, lesson, course, accessOf, now }: LockRequest): Promise<LessonLock | null> {
  if (lesson.isPreview || mayManage(viewer, course)) return null;
  return lockOfStudent(viewer.kind === "user" ? await accessOf(viewer.id) : null, now);
}

const dayInMs = 86_400_000;

/** A completed lesson stays open, also when its rules have changed. */
export function lockOfStudent(access: LessonAccess | null, now: Date): LessonLock | null {
  if (!access?.enrolledAt) return { reason: "ENROLLMENT", opensAt: null, prerequisiteId: null };
  const { enrolledAt, isCompleted, opensAfterDays, prerequisiteId } = access;
  if (isCompleted) return null;
  const opening = opensAfterDays === null ? access.opensAt : new Date(enrolledAt.getTime() + opensAfterDays * dayInMs);
  const opensAt = opening && opening > now ? opening : null;
  if (opensAt) return { reason: "DATE", opensAt, prerequisiteId };
  return prerequisiteId === null ? null : { reason: "PREREQUISITE", opensAt, prerequisiteId };
}
