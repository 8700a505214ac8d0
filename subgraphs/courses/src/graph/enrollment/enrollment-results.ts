import { notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { createUnionType } from "type-graphql";
import type { CompleteLessonOutcome, UncompleteLessonOutcome } from "../../domain/enrollment/complete-lesson.js";
import { EnrollmentType, enrollmentTypeFrom } from "./enrollment-type.js";

export const CompleteLessonResult = createUnionType({
  name: "CompleteLessonResult",
  types: () => [EnrollmentType, NotFoundType] as const,
});

export const UncompleteLessonResult = createUnionType({
  name: "UncompleteLessonResult",
  types: () => [EnrollmentType, NotFoundType] as const,
});

export function toCompleteLessonResult(outcome: CompleteLessonOutcome): typeof CompleteLessonResult {
  return outcome.kind === "completed"
    ? enrollmentTypeFrom(outcome.enrollment)
    : notFound(`You have no lesson ${outcome.lessonId}.`);
}

export function toUncompleteLessonResult(outcome: UncompleteLessonOutcome): typeof UncompleteLessonResult {
  return outcome.kind === "uncompleted"
    ? enrollmentTypeFrom(outcome.enrollment)
    : notFound(`You have no lesson ${outcome.lessonId}.`);
}
