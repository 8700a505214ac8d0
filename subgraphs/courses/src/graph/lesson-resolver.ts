import type { GraphContext } from "@souk/kernel/graph-context";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { mayWatch } from "../domain/course-access.js";
import type { CoursesDomain } from "../domain/courses-domain.js";
import { LessonType } from "./course-section-type.js";
import { coursesLoaders } from "./courses-loaders.js";

@Resolver(() => LessonType)
export class LessonResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "For those enrolled, the instructor and admins, and for everybody when `isPreview`; null for others, and for a lesson without media.",
  })
  async mediaUrl(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<string | null> {
    const { course, mediaAddress } = lesson;
    if (mediaAddress === null) return null;
    const { ownEnrollments } = coursesLoaders(this.domain, context);
    const isEnrolled = async (): Promise<boolean> => (await ownEnrollments.load(course.id)) !== null;
    return (await mayWatch({ viewer: context.viewer, lesson, course, isEnrolled })) ? mediaAddress : null;
  }
}
