import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import type { DeletePostOutcome } from "../../domain/discussion/delete-post.js";
import type { WritePostOutcome } from "../../domain/discussion/write-post.js";
import { LessonQuestionType, lessonQuestionTypeFrom } from "./lesson-question-type.js";

@ObjectType("DeletedLessonPost")
class DeletedLessonPostType {
  @Field(() => ID)
  id!: string;
}

export const WriteLessonPostResult = createUnionType({
  name: "WriteLessonPostResult",
  types: () => [LessonQuestionType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const DeleteLessonPostResult = createUnionType({
  name: "DeleteLessonPostResult",
  types: () => [DeletedLessonPostType, NotFoundType] as const,
});

/** `tooMany` is the message for a full list. */
export function toWriteLessonPostResult(outcome: WritePostOutcome, tooMany = ""): typeof WriteLessonPostResult {
  switch (outcome.kind) {
    case "written":
      return lessonQuestionTypeFrom(outcome.question);
    case "tooMany":
      return conflict(tooMany);
    case "idTaken":
      return conflict("The id belongs to another question or answer.", "id");
    case "notFound":
      return notFound(`There is no lesson, question or answer ${outcome.id} that is open to you.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toDeleteLessonPostResult({ kind, id }: DeletePostOutcome): typeof DeleteLessonPostResult {
  if (kind === "notFound") return notFound(`There is no question or answer ${id} that you may delete.`);
  return Object.assign(new DeletedLessonPostType(), { id });
}
