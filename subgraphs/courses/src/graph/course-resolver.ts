import type { GraphContext } from "@souk/kernel/graph-context";
import { graphError } from "@souk/kernel/graph-error";
import { Args, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { mayManage } from "../domain/course-access.js";
import type { CoursesDomain } from "../domain/courses-domain.js";
import { publishChecklist } from "../domain/publish-checklist.js";
import { notForAll, sameForAll } from "./cache-hints.js";
import { ChecklistItemType, checklistItemTypeFrom } from "./checklist-item-type.js";
import { CourseKeyArgs, CoursesArgs } from "./course-args.js";
import { CourseConnectionType, courseConnectionFrom } from "./course-connection-type.js";
import { CourseSectionType, courseSectionTypeFrom } from "./course-section-type.js";
import { CourseType, courseTypeFrom } from "./course-type.js";
import { coursesLoaders } from "./courses-loaders.js";
import { EnrollmentType, enrollmentTypeFrom } from "./enrollment-type.js";

@Resolver(() => CourseType)
export class CourseResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive(sameForAll)
  @Query(() => CourseType, {
    nullable: true,
    description:
      "By exactly one of id and slug. Null when there is none that the viewer may see: a draft is for its instructor and admins, " +
      "an archived one also for those enrolled.",
  })
  async course(
    @Args(() => CourseKeyArgs) key: CourseKeyArgs,
    @Ctx() { viewer, reply }: GraphContext,
  ): Promise<CourseType | null> {
    const outcome = await this.domain.findCourse(key, viewer);
    if (outcome.kind === "oneKeyNeeded") throw graphError("BAD_USER_INPUT", "course takes exactly one of id and slug");
    // whether there is one behind a null is nobody's business either
    if (outcome.course?.status !== "PUBLISHED") reply.dependsOnViewer = true;
    return outcome.course && courseTypeFrom(outcome.course);
  }

  @Directive(sameForAll)
  @Query(() => CourseConnectionType, {
    nullable: true,
    description: "Published ones, and by `filter` those that the viewer may see besides.",
  })
  async courses(
    @Args(() => CoursesArgs) { filter, sort, ...page }: CoursesArgs,
    @Ctx() { viewer, reply }: GraphContext,
  ): Promise<CourseConnectionType> {
    if (filter?.mine) reply.dependsOnViewer = true;
    const outcome = await this.domain.listCourses({ page, filter: filter ?? {}, sort }, viewer);
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return courseConnectionFrom(outcome);
  }

  @FieldResolver(() => [CourseSectionType], { description: "In the order that they are taught." })
  async sections(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<CourseSectionType[]> {
    const sections = await coursesLoaders(this.domain, context).sectionsOfCourse.load(course.id);
    const { id, instructor } = course;
    return sections.map((section) => courseSectionTypeFrom(section, { id, instructorId: instructor.id }));
  }

  @Directive(notForAll)
  @FieldResolver(() => Int, { description: "How many are enrolled now." })
  async enrollmentCount(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<number> {
    return (await coursesLoaders(this.domain, context).enrollmentCounts.load(course.id))?.count ?? 0;
  }

  @FieldResolver(() => EnrollmentType, { nullable: true, description: "The viewer's own; null when not enrolled." })
  async myEnrollment(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<EnrollmentType | null> {
    const enrollment = await coursesLoaders(this.domain, context).ownEnrollments.load(course.id);
    return enrollment && enrollmentTypeFrom(enrollment);
  }

  @FieldResolver(() => Int)
  async lessonCount(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<number> {
    return (await coursesLoaders(this.domain, context).totalsOfCourse.load(course.id))?.lessonCount ?? 0;
  }

  @FieldResolver(() => Int, { description: "Of all lessons whose length is known." })
  async durationSeconds(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<number> {
    return (await coursesLoaders(this.domain, context).totalsOfCourse.load(course.id))?.durationSeconds ?? 0;
  }

  @FieldResolver(() => [ChecklistItemType], {
    nullable: true,
    description: "What it has of what a good course has. For its instructor and admins; null for others.",
  })
  async publishChecklist(
    @Root() { id, title, summary, instructor }: CourseType,
    @Ctx() context: GraphContext,
  ): Promise<ChecklistItemType[] | null> {
    if (!mayManage(context.viewer, { instructorId: instructor.id })) return null;
    const sections = await coursesLoaders(this.domain, context).sectionsOfCourse.load(id);
    return publishChecklist({ title, summary }, sections).map(checklistItemTypeFrom);
  }
}
