import type { GivenCustomFilter } from "@souk/kernel/custom-fields/custom-filter";
import { publicFields } from "@souk/kernel/custom-fields/entity-fields";
import { customValuesFrom, CustomValueType } from "@souk/kernel/custom-fields/graph/custom-field-types";
import { RawArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import { Args, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { mayManage } from "../../domain/course/course-access.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { outlineOf } from "../../domain/curriculum/outline-draft.js";
import { publishChecklist } from "../../domain/course/publish-checklist.js";
import { notForAll, sameForAll } from "../cache-hints.js";
import { CourseCategoryType, courseCategoryTypeFrom } from "../category/course-category-type.js";
import { ChecklistItemType, checklistItemTypeFrom } from "./checklist-item-type.js";
import { CourseKeyArgs, CoursesArgs } from "./course-args.js";
import { CourseConnectionType, courseConnectionFrom, CourseType, courseTypeFrom } from "./course-type.js";
import { CourseSectionType, courseSectionTypeFrom } from "../curriculum/course-section-type.js";
import { coursesLoaders } from "../courses-loaders.js";
import { EnrollmentType, enrollmentTypeFrom } from "../enrollment/enrollment-type.js";

interface CustomFilterArgs {
  readonly filter?: { readonly custom?: GivenCustomFilter | null } | null;
}

@Resolver(() => CourseType)
export class CourseResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive(sameForAll)
  @Query(() => CourseType, {
    nullable: true,
    description:
      "Finds a course by exactly one of id and slug. Null when there is none that the viewer may see: only its instructor and admins see a draft, " +
      "and enrolled users also see an archived course.",
  })
  async course(
    @Args(() => CourseKeyArgs) key: CourseKeyArgs,
    @Ctx() { viewer, reply }: GraphContext,
  ): Promise<CourseType | null> {
    const outcome = await this.domain.findCourse(key, viewer);
    if (outcome.kind === "oneKeyNeeded") throw graphError("BAD_USER_INPUT", "course takes exactly one of id and slug");
    // A null result depends on the viewer too, because it must not reveal whether a course exists.
    if (outcome.course?.status !== "PUBLISHED") reply.dependsOnViewer = true;
    return outcome.course && courseTypeFrom(outcome.course);
  }

  @Directive(sameForAll)
  @Query(() => CourseConnectionType, {
    nullable: true,
    description: "Published courses, and with `filter` others that the viewer may see.",
  })
  async courses(
    @Args(() => CoursesArgs) { filter, sort, ...page }: CoursesArgs,
    @RawArgs() raw: CustomFilterArgs,
    @Ctx() { viewer, reply }: GraphContext,
  ): Promise<CourseConnectionType> {
    if (filter?.mine) reply.dependsOnViewer = true;
    const outcome = await this.domain.listCourses(
      { page, filter: { ...filter, custom: raw.filter?.custom }, sort },
      viewer,
    );
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return courseConnectionFrom(outcome);
  }

  @FieldResolver(() => [CustomValueType], {
    description: "The public fields that this shop has declared and that have a value, in the order of declaration.",
  })
  customValues(@Root() { custom }: CourseType): CustomValueType[] {
    return customValuesFrom(publicFields(this.domain.courseFields), custom);
  }

  @Directive(notForAll)
  @FieldResolver(() => [CustomValueType], {
    nullable: true,
    description: "Like `customValues`, of all fields. Null for others than admins.",
  })
  allCustomValues(@Root() { custom }: CourseType, @Ctx() { viewer }: GraphContext): CustomValueType[] | null {
    return isAdmin(viewer) ? customValuesFrom(this.domain.courseFields, custom) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: "Markdown." })
  async description(@Root() { id }: CourseType, @Ctx() context: GraphContext): Promise<string | null> {
    return (await coursesLoaders(this.domain, context).descriptions.load(id))?.description ?? null;
  }

  @FieldResolver(() => CourseCategoryType, {
    nullable: true,
    description: "Null for a course without a category. The product has its own `categories`, of the catalog.",
  })
  async category(@Root() { categoryId }: CourseType, @Ctx() context: GraphContext): Promise<CourseCategoryType | null> {
    const category = categoryId && (await coursesLoaders(this.domain, context).categories.load(categoryId));
    return category ? courseCategoryTypeFrom(category) : null;
  }

  @FieldResolver(() => [CourseSectionType], { description: "In teaching order." })
  async sections(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<CourseSectionType[]> {
    const sections = await coursesLoaders(this.domain, context).sectionsOfCourse.load(course.id);
    const { id, instructor } = course;
    return sections.map((section) => courseSectionTypeFrom(section, { id, instructorId: instructor.id }));
  }

  @Directive(notForAll)
  @FieldResolver(() => Int, { description: "The number of currently enrolled users." })
  async enrollmentCount(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<number> {
    return (await coursesLoaders(this.domain, context).enrollmentCounts.load(course.id))?.count ?? 0;
  }

  @FieldResolver(() => EnrollmentType, {
    nullable: true,
    description: "The viewer's own enrollment; null when not enrolled.",
  })
  async myEnrollment(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<EnrollmentType | null> {
    const enrollment = await coursesLoaders(this.domain, context).ownEnrollments.load(course.id);
    return enrollment && enrollmentTypeFrom(enrollment);
  }

  @FieldResolver(() => Int)
  async lessonCount(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<number> {
    return (await coursesLoaders(this.domain, context).totalsOfCourse.load(course.id))?.lessonCount ?? 0;
  }

  @FieldResolver(() => Int, { description: "The total length of all lessons with a known length." })
  async durationSeconds(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<number> {
    return (await coursesLoaders(this.domain, context).totalsOfCourse.load(course.id))?.durationSeconds ?? 0;
  }

  @FieldResolver(() => [ChecklistItemType], {
    nullable: true,
    description: "The publishing checklist, of the `draft`. For its instructor and admins; null for others.",
  })
  async publishChecklist(
    @Root() { id, title, summary, instructor }: CourseType,
    @Ctx() context: GraphContext,
  ): Promise<ChecklistItemType[] | null> {
    if (!mayManage(context.viewer, { instructorId: instructor.id })) return null;
    const { sectionsOfCourse, drafts } = coursesLoaders(this.domain, context);
    const [published, draft] = await Promise.all([sectionsOfCourse.load(id), drafts.load(id)]);
    const drafted = { title, summary, ...draft?.details?.change };
    return publishChecklist(drafted, outlineOf(draft?.outline, published)).map(checklistItemTypeFrom);
  }
}
