import { nobody, type Role, type Viewer } from "@souk/kernel/identity/viewer";
import { Arg, Authorized, Directive, Field, ID, InputType, Query, Resolver } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";

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

/** For media, which sends a file to those only who may watch the lesson. */
@Resolver()
export class LessonFilesResolver {
  constructor(private readonly domain: Pick<CoursesDomain, "mayReadLessonFile">) {}

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
