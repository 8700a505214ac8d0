import type { Clock } from "@souk/kernel/clock";
import { isUuid } from "@souk/kernel/uuid";
import type { Enrollment } from "./enrollment.js";
import type { EnrollmentStore } from "./enrollment-store.js";

export type CompleteLessonOutcome =
  | { readonly kind: "completed"; readonly enrollment: Enrollment }
  | { readonly kind: "notFound"; readonly lessonId: string };

export type UncompleteLessonOutcome =
  | { readonly kind: "uncompleted"; readonly enrollment: Enrollment }
  | { readonly kind: "notFound"; readonly lessonId: string };

/** For those enrolled in the lesson's course; to others it is not there. A second time it changes nothing. */
export function completeLesson({ enrollments, clock }: { enrollments: EnrollmentStore; clock: Clock }) {
  return async (lessonId: string, userId: string): Promise<CompleteLessonOutcome> => {
    const enrollment = isUuid(lessonId)
      ? await enrollments.completeLesson({ lessonId, userId, at: clock.now() })
      : null;
    return enrollment ? { kind: "completed", enrollment } : { kind: "notFound", lessonId };
  };
}

/** Takes back that a lesson was completed; the course is then not completed either. A second time it changes nothing. */
export function uncompleteLesson({ enrollments }: { enrollments: EnrollmentStore }) {
  return async (lessonId: string, userId: string): Promise<UncompleteLessonOutcome> => {
    const enrollment = isUuid(lessonId) ? await enrollments.uncompleteLesson({ lessonId, userId }) : null;
    return enrollment ? { kind: "uncompleted", enrollment } : { kind: "notFound", lessonId };
  };
}
