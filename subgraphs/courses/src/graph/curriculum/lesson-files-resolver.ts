import { nobody, type Role, type Viewer } from "@souk/kernel/identity/viewer";
import { Arg, Authorized, Directive, Field, ID, InputType, ObjectType, Query, Resolver } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import type { LessonFileUse } from "../../domain/curriculum/lesson-files.js";
import { CourseUseType } from "../course/course-use-type.js";

@Directive("@inaccessible")
@InputType()
export class LessonFileUsesInput {
  @Field(() => [ID], { description: "Ids of media files, at most 100." })
  fileIds!: string[];
}

@Directive("@inaccessible")
@InputType()
export class LessonFileInput {
  @Field(() => ID)
  lessonId!: string;

  @Field(() => ID)
  fileId!: string;

  @Field(() => ID, { nullable: true, description: "Null for a viewer without an account." })
  userId!: string | null;

  @Field(() => String, { nullable: true, description: "CUSTOMER, INSTRUCTOR or ADMIN." })
  role!: string | null;
}

@Directive("@inaccessible")
@ObjectType("LessonFileUse")
export class LessonFileUseType extends CourseUseType implements LessonFileUse {
  @Field(() => ID)
  fileId!: string;
}

/** For media, which deletes no file that a lesson has, and sends it to those only who may watch the lesson. */
@Resolver()
export class LessonFilesResolver {
  constructor(private readonly domain: Pick<CoursesDomain, "lessonFileUses" | "mayReadLessonFile">) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [LessonFileUseType], {
    description: "The courses whose lessons have the files, in any status, at most ten for each.",
  })
  async lessonFileUses(
    @Arg("input", () => LessonFileUsesInput) { fileIds }: LessonFileUsesInput,
  ): Promise<LessonFileUseType[]> {
    const uses = await this.domain.lessonFileUses(fileIds);
    return uses.map((use) => Object.assign(new LessonFileUseType(), use));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => Boolean, { description: "Whether the user may get the file of the lesson now." })
  mayReadLessonFile(@Arg("input", () => LessonFileInput) input: LessonFileInput): Promise<boolean> {
    return this.domain.mayReadLessonFile(input.lessonId, input.fileId, viewerOf(input));
  }
}

/** Media has verified the user's token. */
function viewerOf({ userId, role }: LessonFileInput): Viewer {
  if (userId === null || role === null) return nobody;
  return { kind: "user", id: userId, role: role as Role, username: "", sessionId: "" };
}
