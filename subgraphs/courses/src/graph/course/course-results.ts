import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { ArchiveCourseOutcome, RestoreCourseOutcome } from "../../domain/course/archive-course.js";
import type { CreateCourseOutcome } from "../../domain/course/create-course.js";
import type { DiscardDraftOutcome } from "../../domain/curriculum/discard-draft.js";
import type { PublishCourseOutcome } from "../../domain/course/publish-course.js";
import type { UpdateCourseOutcome } from "../../domain/course/update-course.js";
import { CourseType, courseTypeFrom } from "./course-type.js";

export const CreateCourseResult = createUnionType({
  name: "CreateCourseResult",
  types: () => [CourseType, InvalidInputType] as const,
});

export const PublishCourseResult = createUnionType({
  name: "PublishCourseResult",
  types: () => [CourseType, NotFoundType, ConflictType] as const,
});

export const UpdateCourseResult = createUnionType({
  name: "UpdateCourseResult",
  types: () => [CourseType, NotFoundType, InvalidInputType] as const,
});

export const ArchiveCourseResult = createUnionType({
  name: "ArchiveCourseResult",
  types: () => [CourseType, NotFoundType, ConflictType] as const,
});

export const RestoreCourseResult = createUnionType({
  name: "RestoreCourseResult",
  types: () => [CourseType, NotFoundType, ConflictType] as const,
});

export const DiscardCourseDraftResult = createUnionType({
  name: "DiscardCourseDraftResult",
  types: () => [CourseType, NotFoundType, ConflictType] as const,
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
      return conflict("An archived course cannot be published. Restore it first.");
    case "changedMeanwhile":
      return changedMeanwhile();
    case "incomplete":
      return conflict(`The course cannot be published yet. It needs ${outcome.missing.join(" and ")}.`);
    default:
      return unreachable(outcome);
  }
}

export function toUpdateCourseResult(outcome: UpdateCourseOutcome): typeof UpdateCourseResult {
  switch (outcome.kind) {
    case "updated":
      return courseTypeFrom(outcome.course);
    case "notFound":
      return notFound(`There is no course ${outcome.id}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toArchiveCourseResult(outcome: ArchiveCourseOutcome): typeof ArchiveCourseResult {
  return outcome.kind === "archived" ? courseTypeFrom(outcome.course) : notMoved(outcome);
}

export function toRestoreCourseResult(outcome: RestoreCourseOutcome): typeof RestoreCourseResult {
  return outcome.kind === "restored" ? courseTypeFrom(outcome.course) : notMoved(outcome);
}

export function toDiscardCourseDraftResult(outcome: DiscardDraftOutcome): typeof DiscardCourseDraftResult {
  return outcome.kind === "discarded" ? courseTypeFrom(outcome.course) : notMoved(outcome);
}

type NotMoved = Exclude<ArchiveCourseOutcome, { kind: "archived" }>;

function notMoved(outcome: NotMoved): NotFoundType | ConflictType {
  return outcome.kind === "notFound" ? notFound(`There is no course ${outcome.id}.`) : changedMeanwhile();
}

function changedMeanwhile(): ConflictType {
  return conflict("The course was changed meanwhile. Load it again.");
}
