import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { notForAll } from "../cache-hints.js";
import {
  DeleteLessonNoteResult,
  LessonNoteType,
  lessonNoteTypeFrom,
  SaveLessonNoteInput,
  SaveLessonNoteResult,
  toDeleteLessonNoteResult,
  toSaveLessonNoteResult,
} from "./lesson-note-type.js";

@Resolver(() => LessonNoteType)
export class LessonNoteResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @Authorized()
  @Query(() => [LessonNoteType], {
    nullable: true,
    description:
      "The viewer's own notes at a lesson, by time, then those without a time; at most 200. Null for those who are not enrolled.",
  })
  async lessonNotes(
    @Arg("lessonId", () => ID) lessonId: string,
    @Ctx() context: GraphContext,
  ): Promise<LessonNoteType[] | null> {
    return (await this.domain.listNotes(lessonId, buyerOf(context).id))?.map(lessonNoteTypeFrom) ?? null;
  }

  @Authorized()
  @Mutation(() => SaveLessonNoteResult, {
    nullable: true,
    description:
      "For enrolled users. Adds a private note at a lesson, or changes it. A lesson has at most 200 of a user.",
  })
  async saveLessonNote(
    @Arg("input", () => SaveLessonNoteInput) input: SaveLessonNoteInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SaveLessonNoteResult> {
    return toSaveLessonNoteResult(await this.domain.saveNote(input, buyerOf(context).id));
  }

  @Authorized()
  @Mutation(() => DeleteLessonNoteResult, {
    nullable: true,
    description: "Deletes the viewer's own note, also after the enrollment has ended.",
  })
  async deleteLessonNote(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteLessonNoteResult> {
    return toDeleteLessonNoteResult(await this.domain.deleteNote(id, buyerOf(context).id));
  }
}
