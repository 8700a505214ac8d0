import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { CourseType, courseTypeFrom } from "../course/course-type.js";
import { coursesLoaders } from "../courses-loaders.js";
import {
  CompleteLessonResult,
  toCompleteLessonResult,
  toUncompleteLessonResult,
  UncompleteLessonResult,
} from "./enrollment-results.js";
import { EnrollmentType, enrollmentTypeFrom } from "./enrollment-type.js";

@Resolver(() => EnrollmentType)
export class EnrollmentResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Authorized()
  @Query(() => [EnrollmentType], {
    nullable: true,
    description: "The newest 500 enrollments of the viewer, newest first.",
  })
  async myCourses(@Ctx() context: GraphContext): Promise<EnrollmentType[]> {
    return (await this.domain.listMyCourses(buyerOf(context).id)).map(enrollmentTypeFrom);
  }

  @FieldResolver(() => CourseType)
  async course(@Root() enrollment: EnrollmentType, @Ctx() context: GraphContext): Promise<CourseType> {
    const course = await coursesLoaders(this.domain, context).courses.load(enrollment.courseId);
    if (!course) throw new Error(`enrollment ${enrollment.id} has no course`);
    return courseTypeFrom(course);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: "The first lesson in teaching order that is not completed; null when all are completed.",
  })
  async nextLessonId(@Root() enrollment: EnrollmentType, @Ctx() context: GraphContext): Promise<string | null> {
    return (await coursesLoaders(this.domain, context).nextLessons.load(enrollment.id))?.lessonId ?? null;
  }

  @Authorized()
  @Mutation(() => CompleteLessonResult, {
    nullable: true,
    description: "For enrolled users. Idempotent.",
  })
  async completeLesson(
    @Arg("lessonId", () => ID) lessonId: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof CompleteLessonResult> {
    return toCompleteLessonResult(await this.domain.completeLesson(lessonId, buyerOf(context).id));
  }
  @Authorized()
  @Mutation(() => UncompleteLessonResult, {
    nullable: true,
    description: "Reverts `completeLesson`; the course is then not completed either. Idempotent.",
  })
  async uncompleteLesson(
    @Arg("lessonId", () => ID) lessonId: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof UncompleteLessonResult> {
    return toUncompleteLessonResult(await this.domain.uncompleteLesson(lessonId, buyerOf(context).id));
  }
}
