import { conflict, ConflictType, notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { LessonLock } from "../../domain/curriculum/lesson-lock.js";
import type { CompleteLessonOutcome, UncompleteLessonOutcome } from "../../domain/enrollment/complete-lesson.js";
import { EnrollmentType, enrollmentTypeFrom } from "./enrollment-type.js";

export const CompleteLessonResult = createUnionType({
  name: "CompleteLessonResult",
  types: () => [EnrollmentType, NotFoundType, ConflictType] as const,
});

export const UncompleteLessonResult = createUnionType({
  name: "UncompleteLessonResult",
  types: () => [EnrollmentType, NotFoundType] as const,
});

export function toCompleteLessonResult(outcome: CompleteLessonOutcome): typeof CompleteLessonResult {
  switch (outcome.kind) {
    case "completed":
      return enrollmentTypeFrom(outcome.enrollment);
    case "notFound":
      return notFound(`You have no lesson ${outcome.lessonId}.`);
    case "locked":
      return conflict(lockText(outcome.lock), "lessonId");
    case "quizNotPassed":
      return conflict("Pass the quiz of the lesson: that completes it.", "lessonId");
    default:
      return unreachable(outcome);
  }
}

export function toUncompleteLessonResult(outcome: UncompleteLessonOutcome): typeof UncompleteLessonResult {
  return outcome.kind === "uncompleted"
    ? enrollmentTypeFrom(outcome.enrollment)
    : notFound(`You have no lesson ${outcome.lessonId}.`);
}

export function lockText({ opensAt, prerequisiteId }: LessonLock): string {
  return opensAt
    ? `The lesson opens at ${opensAt.toISOString()}.`
    : `Complete the lesson ${prerequisiteId ?? ""} first: the lessons after it need it.`;
}
