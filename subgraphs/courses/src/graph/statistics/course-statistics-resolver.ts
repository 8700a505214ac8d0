import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { mayManage } from "../../domain/course/course-access.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { notForAll } from "../cache-hints.js";
import { CourseType } from "../course/course-type.js";
import { coursesLoaders } from "../courses-loaders.js";
import {
  CourseStatisticsType,
  courseStatisticsTypeFrom,
  QuizStatisticsType,
  quizStatisticsTypeFrom,
} from "./course-statistics-type.js";

@Resolver(() => CourseType)
export class CourseStatisticsResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @FieldResolver(() => CourseStatisticsType, {
    nullable: true,
    description: "The progress of the students by lesson. For its instructor and admins; null for others.",
  })
  async statistics(
    @Root() { id, instructor }: CourseType,
    @Ctx() context: GraphContext,
  ): Promise<CourseStatisticsType | null> {
    if (!mayManage(context.viewer, { instructorId: instructor.id })) return null;
    const statistics = await coursesLoaders(this.domain, context).statisticsOfCourse.load(id);
    return statistics && courseStatisticsTypeFrom(statistics);
  }

  @Authorized("INSTRUCTOR", "ADMIN")
  @Query(() => QuizStatisticsType, {
    nullable: true,
    description:
      "The answers to the quiz of a lesson, by question. For the course's instructor and admins; null for others and for a lesson without a quiz.",
  })
  async quizStatistics(
    @Arg("lessonId", () => ID) lessonId: string,
    @Ctx() { viewer }: GraphContext,
  ): Promise<QuizStatisticsType | null> {
    const statistics = await this.domain.findQuizStatistics(lessonId, viewer);
    return statistics && quizStatisticsTypeFrom(statistics);
  }
}
