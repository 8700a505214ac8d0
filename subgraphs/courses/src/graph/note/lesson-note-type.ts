import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
} from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { DeleteNoteOutcome, LessonNote, SaveNoteOutcome } from "../../domain/note/lesson-note.js";
import { notForAll } from "../cache-hints.js";

@Directive(notForAll)
@ObjectType("LessonNote", { description: "A private note at a lesson: only its author gets it." })
export class LessonNoteType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  lessonId!: string;

  @Field(() => String, { description: "Plain text with line breaks." })
  text!: string;

  @Field(() => Int, { nullable: true, description: "Seconds from the start of the video or sound." })
  seconds!: number | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null until the first change." })
  editedAt!: Date | null;
}

@ObjectType("DeletedLessonNote")
class DeletedLessonNoteType {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class SaveLessonNoteInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "The id of the note to change, or a UUID that the client chooses for a new one, so that a repeated request adds nothing.",
  })
  id?: string | null;

  @Field(() => ID)
  lessonId!: string;

  @Field(() => String, { description: "1 to 5,000 characters of plain text." })
  text!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Seconds from the start of the video or sound, 0 to 604800 (a week); absent for none.",
  })
  seconds?: number | null;
}

export const SaveLessonNoteResult = createUnionType({
  name: "SaveLessonNoteResult",
  types: () => [LessonNoteType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const DeleteLessonNoteResult = createUnionType({
  name: "DeleteLessonNoteResult",
  types: () => [DeletedLessonNoteType, NotFoundType] as const,
});

export function lessonNoteTypeFrom(note: LessonNote): LessonNoteType {
  return Object.assign(new LessonNoteType(), note);
}

export function toSaveLessonNoteResult(outcome: SaveNoteOutcome): typeof SaveLessonNoteResult {
  switch (outcome.kind) {
    case "saved":
      return lessonNoteTypeFrom(outcome.note);
    case "tooMany":
      return conflict("You have 200 notes at this lesson. Delete one first.", "lessonId");
    case "notFound":
      return notFound(`You have no lesson ${outcome.lessonId} with this note.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toDeleteLessonNoteResult({ kind, id }: DeleteNoteOutcome): typeof DeleteLessonNoteResult {
  return kind === "deleted" ? Object.assign(new DeletedLessonNoteType(), { id }) : notFound(`You have no note ${id}.`);
}
