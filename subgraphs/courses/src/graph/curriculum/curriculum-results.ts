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
import type { SaveCurriculumOutcome } from "../../domain/curriculum/save-curriculum.js";
import { CourseType, courseTypeFrom } from "../course/course-type.js";

export const SaveCurriculumResult = createUnionType({
  name: "SaveCurriculumResult",
  types: () => [CourseType, NotFoundType, ConflictType, InvalidInputType] as const,
});

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
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
