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
import type { CompleteLessonOutcome, UncompleteLessonOutcome } from "../../domain/enrollment/complete-lesson.js";
import type { CreateCourseOutcome } from "../../domain/course/create-course.js";
import type { PublishCourseOutcome } from "../../domain/course/publish-course.js";
import type { SaveCurriculumOutcome } from "../../domain/curriculum/save-curriculum.js";
import type { UpdateCourseOutcome } from "../../domain/course/update-course.js";
import { CourseType, courseTypeFrom } from "./course-type.js";
import { EnrollmentType, enrollmentTypeFrom } from "../enrollment/enrollment-type.js";

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

export const SaveCurriculumResult = createUnionType({
  name: "SaveCurriculumResult",
  types: () => [CourseType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const ArchiveCourseResult = createUnionType({
  name: "ArchiveCourseResult",
  types: () => [CourseType, NotFoundType, ConflictType] as const,
});

export const RestoreCourseResult = createUnionType({
  name: "RestoreCourseResult",
  types: () => [CourseType, NotFoundType, ConflictType] as const,
});

export const CompleteLessonResult = createUnionType({
  name: "CompleteLessonResult",
  types: () => [EnrollmentType, NotFoundType] as const,
});

export const UncompleteLessonResult = createUnionType({
  name: "UncompleteLessonResult",
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

export function toSaveCurriculumResult(outcome: SaveCurriculumOutcome): typeof SaveCurriculumResult {
  switch (outcome.kind) {
    case "saved":
      return courseTypeFrom(outcome.course);
    case "notFound":
      return notFound(`There is no course ${outcome.id}.`);
    case "versionMovedOn":
      return conflict(
        `The outline was changed meanwhile: it is in version ${outcome.version}. Load it again.`,
        "expectedVersion",
      );
    case "incomplete":
      return conflict(`A published course cannot be without ${outcome.missing.join(" and ")}.`, "sections");
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

type NotMoved = Exclude<ArchiveCourseOutcome, { kind: "archived" }>;

function notMoved(outcome: NotMoved): NotFoundType | ConflictType {
  return outcome.kind === "notFound" ? notFound(`There is no course ${outcome.id}.`) : changedMeanwhile();
}

function changedMeanwhile(): ConflictType {
  return conflict("The course was changed meanwhile. Load it again.");
}

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
