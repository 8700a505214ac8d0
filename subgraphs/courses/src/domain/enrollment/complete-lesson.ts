import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { lockOfStudent, type LessonAccessStore, type LessonLock } from "../curriculum/lesson-lock.js";
import type { Enrollment } from "./enrollment.js";
import type { EnrollmentStore } from "./enrollment-store.js";

export type CompleteLessonOutcome =
  | { readonly kind: "completed"; readonly enrollment: Enrollment }
  | { readonly kind: "locked"; readonly lock: LessonLock }
  | { readonly kind: "quizNotPassed" }
  | { readonly kind: "notFound"; readonly lessonId: string };

export type UncompleteLessonOutcome =
  | { readonly kind: "uncompleted"; readonly enrollment: Enrollment }
  | { readonly kind: "notFound"; readonly lessonId: string };

export interface CompleteLessonDependencies {
  readonly enrollments: EnrollmentStore;
  readonly lessonAccess: LessonAccessStore;
  readonly clock: Clock;
}

/** Completes an open lesson for a user who is enrolled in its course; for others it is not found. Idempotent. */
export function completeLesson({ enrollments, lessonAccess, clock }: CompleteLessonDependencies) {
  return async (lessonId: string, userId: string): Promise<CompleteLessonOutcome> => {
    const [access] = isUuid(lessonId) ? await lessonAccess.accessOfLessons([lessonId], userId) : [];
    if (!access?.enrolledAt) return { kind: "notFound", lessonId };
    const at = clock.now();
    const lock = access.isPreview ? null : lockOfStudent(access, at);
    if (lock) return { kind: "locked", lock };
    if (access.awaitsQuiz && !access.isCompleted) return { kind: "quizNotPassed" };
    const enrollment = await enrollments.completeLesson({ lessonId, userId, at });
    return enrollment ? { kind: "completed", enrollment } : { kind: "notFound", lessonId };
  };
}

/** Reverts the completion of a lesson, and with it that of the course, unless it has a certificate. Idempotent. */
export function uncompleteLesson({ enrollments }: { enrollments: EnrollmentStore }) {
  return async (lessonId: string, userId: string): Promise<UncompleteLessonOutcome> => {
    const enrollment = isUuid(lessonId) ? await enrollments.uncompleteLesson({ lessonId, userId }) : null;
    return enrollment ? { kind: "uncompleted", enrollment } : { kind: "notFound", lessonId };
  };
}
