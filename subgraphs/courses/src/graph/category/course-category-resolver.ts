import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { CourseConnectionType, courseConnectionFrom } from "../course/course-type.js";
import { coursesLoaders } from "../courses-loaders.js";
import { CreateCourseCategoryInput, UpdateCourseCategoryInput } from "./course-category-inputs.js";
import {
  CreateCourseCategoryResult,
  DeleteCourseCategoryResult,
  toCreateCourseCategoryResult,
  toDeleteCourseCategoryResult,
  toUpdateCourseCategoryResult,
  UpdateCourseCategoryResult,
} from "./course-category-results.js";
import { CourseCategoryType, courseCategoryTypeFrom } from "./course-category-type.js";

@Resolver(() => CourseCategoryType)
export class CourseCategoryResolver {
  /**
   * One lister per request and set of page arguments: `courseCategories { courses(first: 5) }` takes one statement for
   * all.
   */
  private readonly listersKey = {};

  constructor(private readonly domain: CoursesDomain) {}

  @Query(() => [CourseCategoryType], {
    nullable: true,
    description: "All categories of courses, at most 200, ordered by name.",
  })
  async courseCategories(): Promise<CourseCategoryType[]> {
    return (await this.domain.categories.categories()).map(courseCategoryTypeFrom);
  }

  @Query(() => CourseCategoryType, { nullable: true })
  async courseCategory(@Arg("slug", () => String) slug: string): Promise<CourseCategoryType | null> {
    const category = await this.domain.categories.findCategoryBySlug(slug);
    return category && courseCategoryTypeFrom(category);
  }

  @FieldResolver(() => Int, { description: "The number of published courses in the category." })
  async courseCount(@Root() { id }: CourseCategoryType, @Ctx() context: GraphContext): Promise<number> {
    return (await coursesLoaders(this.domain, context).courseCounts.load(id))?.count ?? 0;
  }

  @FieldResolver(() => CourseConnectionType, { description: "Published courses of the category, newest first." })
  async courses(
    @Root() { id }: CourseCategoryType,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<CourseConnectionType> {
    const lister = oncePerArguments(context, this.listersKey, [page.first, page.after], () =>
      this.domain.listCategoryCourses(page),
    );
    return courseConnectionFrom(await lister(id));
  }

  @Authorized("ADMIN")
  @Mutation(() => CreateCourseCategoryResult, {
    nullable: true,
    description:
      "Admins. Returns Conflict at `slug` when the slug is taken, and Conflict without a field when there are 200.",
  })
  async createCourseCategory(
    @Arg("input", () => CreateCourseCategoryInput) input: CreateCourseCategoryInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof CreateCourseCategoryResult> {
    const action = adminActionOf(context, "createCourseCategory");
    return toCreateCourseCategoryResult(await this.domain.createCourseCategory(input, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => UpdateCourseCategoryResult, {
    nullable: true,
    description: "Admins. Changes only the given fields. Returns Conflict at `slug` when the slug is taken.",
  })
  async updateCourseCategory(
    @Arg("input", () => UpdateCourseCategoryInput) input: UpdateCourseCategoryInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateCourseCategoryResult> {
    const action = adminActionOf(context, "updateCourseCategory");
    return toUpdateCourseCategoryResult(await this.domain.updateCourseCategory(input, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => DeleteCourseCategoryResult, {
    nullable: true,
    description: "Admins. Its courses stay, without a category.",
  })
  async deleteCourseCategory(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteCourseCategoryResult> {
    const action = adminActionOf(context, "deleteCourseCategory");
    return toDeleteCourseCategoryResult(await this.domain.deleteCourseCategory(id, action));
  }
}
