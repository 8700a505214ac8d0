import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/unreachable";
import { createUnionType } from "type-graphql";
import type { CompleteLessonOutcome } from "../domain/complete-lesson.js";
import type { CreateCourseOutcome } from "../domain/create-course.js";
import type { PublishCourseOutcome } from "../domain/publish-course.js";
import { CourseType, courseTypeFrom } from "./course-type.js";
import { EnrollmentType, enrollmentTypeFrom } from "./enrollment-type.js";

export const CreateCourseResult = createUnionType({
  name: "CreateCourseResult",
  types: () => [CourseType, InvalidInputType] as const,
});

export const PublishCourseResult = createUnionType({
  name: "PublishCourseResult",
  types: () => [CourseType, NotFoundType, ConflictType] as const,
});

export const CompleteLessonResult = createUnionType({
  name: "CompleteLessonResult",
  types: () => [EnrollmentType, NotFoundType] as const,
});

export function toCreateCourseResult(outcome: CreateCourseOutcome): typeof CreateCourseResult {
  return outcome.kind === "created" ? courseTypeFrom(outcome.course) : invalidInput(outcome.fields);
}

export function toPublishCourseResult(outcome: PublishCourseOutcome): typeof PublishCourseResult {
  switch (outcome.kind) {
    case "published":
      return courseTypeFrom(outcome.course);
    case "notFound":
      return notFound(`There is no course ${outcome.id}.`);
    case "archived":
      return conflict("An archived course cannot be published again.");
    case "incomplete":
      return conflict(`The course cannot be published yet. It needs ${outcome.missing.join(" and ")}.`);
    default:
      return unreachable(outcome);
  }
}

export function toCompleteLessonResult(outcome: CompleteLessonOutcome): typeof CompleteLessonResult {
  return outcome.kind === "completed"
    ? enrollmentTypeFrom(outcome.enrollment)
    : notFound(`You have no lesson ${outcome.lessonId}.`);
}
