import { adminActIfAny } from "@souk/kernel/admin-act-of";
import { buyerOf } from "@souk/kernel/authorization";
import type { GraphContext } from "@souk/kernel/graph-context";
import { graphError } from "@souk/kernel/graph-error";
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CoursesDomain } from "../domain/courses-domain.js";
import { CourseKeyArgs, CoursesArgs } from "./course-args.js";
import { CourseConnectionType, courseConnectionFrom } from "./course-connection-type.js";
import { CourseSectionType, courseSectionTypeFrom } from "./course-section-type.js";
import { CourseType, courseTypeFrom } from "./course-type.js";
import { CreateCourseInput } from "./courses-inputs.js";
import { coursesLoaders } from "./courses-loaders.js";
import {
  CreateCourseResult,
  PublishCourseResult,
  toCreateCourseResult,
  toPublishCourseResult,
} from "./courses-results.js";
import { EnrollmentType, enrollmentTypeFrom } from "./enrollment-type.js";

@Resolver(() => CourseType)
export class CourseResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Query(() => CourseType, {
    nullable: true,
    description:
      "By exactly one of id and slug. Null when there is none that the viewer may see: a draft is for its instructor and admins.",
  })
  async course(
    @Args(() => CourseKeyArgs) key: CourseKeyArgs,
    @Ctx() { viewer }: GraphContext,
  ): Promise<CourseType | null> {
    const outcome = await this.domain.findCourse(key, viewer);
    if (outcome.kind === "oneKeyNeeded") throw graphError("BAD_USER_INPUT", "course takes exactly one of id and slug");
    return outcome.course && courseTypeFrom(outcome.course);
  }

  @Query(() => CourseConnectionType, { nullable: true, description: "Published courses, newest first." })
  async courses(
    @Args(() => CoursesArgs) { filter, ...page }: CoursesArgs,
    @Ctx() { viewer }: GraphContext,
  ): Promise<CourseConnectionType> {
    const outcome = await this.domain.listCourses({ page, filter: filter ?? {} }, viewer);
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return courseConnectionFrom(outcome.page, outcome.count);
  }

  @FieldResolver(() => [CourseSectionType], { description: "In the order that they are taught." })
  async sections(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<CourseSectionType[]> {
    const sections = await coursesLoaders(this.domain, context).sectionsOfCourse.load(course.id);
    const { id, instructor } = course;
    return sections.map((section) => courseSectionTypeFrom(section, { id, instructorId: instructor.id }));
  }

  @FieldResolver(() => Int, { description: "How many are enrolled now." })
  async enrollmentCount(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<number> {
    return (await coursesLoaders(this.domain, context).enrollmentCounts.load(course.id))?.count ?? 0;
  }

  @FieldResolver(() => EnrollmentType, { nullable: true, description: "The viewer's own; null when not enrolled." })
  async myEnrollment(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<EnrollmentType | null> {
    const enrollment = await coursesLoaders(this.domain, context).ownEnrollments.load(course.id);
    return enrollment && enrollmentTypeFrom(enrollment);
  }

  @Authorized("INSTRUCTOR", "ADMIN")
  @Mutation(() => CreateCourseResult, {
    nullable: true,
    description: "Instructors and admins. Makes a draft, and the product that it will be sold as.",
  })
  async createCourse(
    @Arg("input", () => CreateCourseInput) input: CreateCourseInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof CreateCourseResult> {
    const act = adminActIfAny(context, "createCourse");
    return toCreateCourseResult(await this.domain.createCourse(input, buyerOf(context).id, act));
  }

  @Authorized("LIVE")
  @Mutation(() => PublishCourseResult, {
    nullable: true,
    description:
      "Its instructor and admins. Lists the course and puts its product on sale. A Conflict says all that is missing.",
  })
  async publishCourse(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof PublishCourseResult> {
    const act = adminActIfAny(context, "publishCourse");
    return toPublishCourseResult(await this.domain.publishCourse(id, context.viewer, act));
  }
}
