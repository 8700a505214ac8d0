import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
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
import {
  LessonPositionType,
  lessonPositionTypeFrom,
  SaveLessonPositionResult,
  toSaveLessonPositionResult,
} from "./lesson-position-type.js";

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

  @FieldResolver(() => [LessonPositionType], {
    nullable: true,
    description:
      "The lessons that the user has begun to play, last played first. For the user and admins, as the enrollment itself.",
  })
  async positions(@Root() enrollment: EnrollmentType, @Ctx() context: GraphContext): Promise<LessonPositionType[]> {
    return (await coursesLoaders(this.domain, context).positions.load(enrollment.id)).map(lessonPositionTypeFrom);
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
    description:
      "Reverts `completeLesson`; the course is then not completed either, unless its certificate is issued. Idempotent.",
  })
  async uncompleteLesson(
    @Arg("lessonId", () => ID) lessonId: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof UncompleteLessonResult> {
    return toUncompleteLessonResult(await this.domain.uncompleteLesson(lessonId, buyerOf(context).id));
  }

  @Authorized()
  @Mutation(() => SaveLessonPositionResult, {
    nullable: true,
    description: "For enrolled users. Replaces the lesson's earlier position.",
  })
  async saveLessonPosition(
    @Arg("lessonId", () => ID) lessonId: string,
    @Arg("seconds", () => Int, { description: "Seconds from the start of the video, 0 to 604800 (a week)." })
    seconds: number,
    @Ctx() context: GraphContext,
  ): Promise<typeof SaveLessonPositionResult> {
    const userId = buyerOf(context).id;
    return toSaveLessonPositionResult(await this.domain.saveLessonPosition({ lessonId, userId, seconds }));
  }
}
