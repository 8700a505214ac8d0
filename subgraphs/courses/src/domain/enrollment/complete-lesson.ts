import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Enrollment } from "./enrollment.js";
import type { EnrollmentStore } from "./enrollment-store.js";

export type CompleteLessonOutcome =
  | { readonly kind: "completed"; readonly enrollment: Enrollment }
  | { readonly kind: "notFound"; readonly lessonId: string };

export type UncompleteLessonOutcome =
  | { readonly kind: "uncompleted"; readonly enrollment: Enrollment }
  | { readonly kind: "notFound"; readonly lessonId: string };

/** Completes a lesson for a user who is enrolled in its course; for others the lesson is not found. Idempotent. */
export function completeLesson({ enrollments, clock }: { enrollments: EnrollmentStore; clock: Clock }) {
  return async (lessonId: string, userId: string): Promise<CompleteLessonOutcome> => {
    const enrollment = isUuid(lessonId)
      ? await enrollments.completeLesson({ lessonId, userId, at: clock.now() })
      : null;
    return enrollment ? { kind: "completed", enrollment } : { kind: "notFound", lessonId };
  };
}

/** Reverts the completion of a lesson, and with it that of the course. Idempotent. */
export function uncompleteLesson({ enrollments }: { enrollments: EnrollmentStore }) {
  return async (lessonId: string, userId: string): Promise<UncompleteLessonOutcome> => {
    const enrollment = isUuid(lessonId) ? await enrollments.uncompleteLesson({ lessonId, userId }) : null;
    return enrollment ? { kind: "uncompleted", enrollment } : { kind: "notFound", lessonId };
  };
}
