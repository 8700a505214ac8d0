import { Directive, Field, ID, ObjectType } from "type-graphql";

/**
 * A reference to media's entity: its id has the lesson, whose viewers may get the file, and the file. A promo video has the
 * id of its course in place of a lesson, and a file of an answer that of the attempt.
 */
@Directive('@key(fields: "id", resolvable: false)')
@Directive("@cacheControl(inheritMaxAge: true)")
@ObjectType("LessonMedia")
export class LessonMediaStub {
  @Field(() => ID)
  id!: string;
}

export function lessonMediaStub(lessonId: string, fileId: string): LessonMediaStub {
  return Object.assign(new LessonMediaStub(), { id: `${lessonId}.${fileId}` });
}
