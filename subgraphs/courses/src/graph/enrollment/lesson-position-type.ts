import { invalidInput, InvalidInputType, notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import type { LessonPosition, SaveLessonPositionOutcome } from "../../domain/enrollment/save-lesson-position.js";

@ObjectType("LessonPosition", { description: "The position in the video of a lesson at which the user goes on." })
export class LessonPositionType {
  @Field(() => ID)
  lessonId!: string;

  @Field(() => Int, { description: "Seconds from the start of the video." })
  seconds!: number;

  @Field(() => DateTimeScalar)
  savedAt!: Date;
}

export const SaveLessonPositionResult = createUnionType({
  name: "SaveLessonPositionResult",
  types: () => [LessonPositionType, NotFoundType, InvalidInputType] as const,
});

export function lessonPositionTypeFrom({ lessonId, seconds, savedAt }: LessonPosition): LessonPositionType {
  return Object.assign(new LessonPositionType(), { lessonId, seconds, savedAt });
}

export function toSaveLessonPositionResult(outcome: SaveLessonPositionOutcome): typeof SaveLessonPositionResult {
  switch (outcome.kind) {
    case "saved":
      return lessonPositionTypeFrom(outcome.position);
    case "notFound":
      return notFound(`You have no lesson ${outcome.lessonId}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
