import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { mayWatch } from "../../domain/course/course-access.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { notForAll } from "../cache-hints.js";
import { LessonType } from "./course-section-type.js";
import { LessonMediaStub, lessonMediaStub } from "./lesson-media-stub.js";
import { coursesLoaders } from "../courses-loaders.js";

const forWhom = "For enrolled users, the instructor and admins, and public when `isPreview`; null for others, and";

@Resolver(() => LessonType)
export class LessonResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @FieldResolver(() => String, {
    nullable: true,
    description: `The address of media on another host, such as a video of YouTube. It is not private: whoever knows it can open it. ${forWhom} for a lesson without one.`,
  })
  async externalUrl(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<string | null> {
    const { address } = lesson;
    return address !== null && (await this.mayWatch(lesson, context)) ? address : null;
  }

  @Directive(notForAll)
  @FieldResolver(() => String, {
    nullable: true,
    deprecationReason: "Use `externalUrl` for media on another host, and `media` for an uploaded file.",
  })
  mediaUrl(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<string | null> {
    return this.externalUrl(lesson, context);
  }

  @Directive(notForAll)
  @FieldResolver(() => LessonMediaStub, {
    nullable: true,
    description: `The uploaded file. ${forWhom} for a lesson without a file.`,
  })
  async media(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<LessonMediaStub | null> {
    const { id, mediaFileId } = lesson;
    return mediaFileId !== null && (await this.mayWatch(lesson, context)) ? lessonMediaStub(id, mediaFileId) : null;
  }

  @Directive(notForAll)
  @FieldResolver(() => String, { nullable: true, description: `Markdown. ${forWhom} for a lesson without a text.` })
  async content(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<string | null> {
    if (!lesson.hasContent || !(await this.mayWatch(lesson, context))) return null;
    return (await coursesLoaders(this.domain, context).contentOfLesson.load(lesson.id))?.content ?? null;
  }

  private mayWatch(lesson: LessonType, context: GraphContext): Promise<boolean> {
    const { course } = lesson;
    const { ownEnrollments } = coursesLoaders(this.domain, context);
    const isEnrolled = async (): Promise<boolean> => (await ownEnrollments.load(course.id)) !== null;
    return mayWatch({ viewer: context.viewer, lesson, course, isEnrolled });
  }
}
