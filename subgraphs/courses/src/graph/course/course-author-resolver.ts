import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { buyerOf } from "@souk/kernel/identity/authorization";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { CreateCourseInput, UpdateCourseInput } from "./course-inputs.js";
import { SaveCurriculumInput } from "../curriculum/curriculum-inputs.js";
import {
  ArchiveCourseResult,
  CreateCourseResult,
  PublishCourseResult,
  RestoreCourseResult,
  toArchiveCourseResult,
  toCreateCourseResult,
  toPublishCourseResult,
  toRestoreCourseResult,
  toUpdateCourseResult,
  UpdateCourseResult,
} from "./course-results.js";
import { SaveCurriculumResult, toSaveCurriculumResult } from "../curriculum/curriculum-results.js";

/** Mutations for authors on their own courses, and for admins on all courses. */
@Resolver()
export class CourseAuthorResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Authorized("INSTRUCTOR", "ADMIN")
  @Mutation(() => CreateCourseResult, {
    nullable: true,
    description: "Instructors and admins. Creates a draft, and the product that sells it.",
  })
  async createCourse(
    @Arg("input", () => CreateCourseInput) input: CreateCourseInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof CreateCourseResult> {
    const action = adminActionIfAny(context, "createCourse");
    return toCreateCourseResult(await this.domain.createCourse(withCustom(input, raw), buyerOf(context).id, action));
  }

  @Authorized("LIVE")
  @Mutation(() => UpdateCourseResult, {
    nullable: true,
    description:
      "Its instructor and admins. Changes only the given fields of the course and its product. The texts, details, picture and promo video of a " +
      "published course are saved as its `draft`, which `publishCourse` publishes; price, categories and declared fields change at once.",
  })
  async updateCourse(
    @Arg("input", () => UpdateCourseInput) input: UpdateCourseInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateCourseResult> {
    const action = adminActionIfAny(context, "updateCourse");
    return toUpdateCourseResult(await this.domain.updateCourse(withCustom(input, raw), context.viewer, action));
  }

  @Authorized("LIVE")
  @Mutation(() => SaveCurriculumResult, {
    nullable: true,
    description:
      "Its instructor and admins. Replaces the whole outline in one transaction; that of a published course is saved as its `draft`, which " +
      "`publishCourse` publishes. A Conflict at `expectedVersion` means that another save came first.",
  })
  async saveCurriculum(
    @Arg("input", () => SaveCurriculumInput) input: SaveCurriculumInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SaveCurriculumResult> {
    const action = adminActionIfAny(context, "saveCurriculum");
    return toSaveCurriculumResult(await this.domain.saveCurriculum(input, context.viewer, action));
  }

  @Authorized("LIVE")
  @Mutation(() => PublishCourseResult, {
    nullable: true,
    description:
      "Its instructor and admins. Publishes the course and puts its product on sale; of a published course, publishes its `draft`. Students keep " +
      "their progress in the lessons that stay. A Conflict names all that is missing.",
  })
  async publishCourse(
    @Arg("id", () => ID) id: string,
    @Arg("expectedVersion", () => Int, {
      nullable: true,
      description: "The course's `version` of the changes that were read: a Conflict if it has changed.",
    })
    expectedVersion: number | null | undefined,
    @Arg("draftSavedAt", () => DateTimeScalar, {
      nullable: true,
      description: "The `savedAt` of the `draft` that was read: a Conflict if it has changed.",
    })
    draftSavedAt: Date | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<typeof PublishCourseResult> {
    const action = adminActionIfAny(context, "publishCourse");
    const request = { id, expectedVersion: expectedVersion ?? null, draftSavedAt: draftSavedAt ?? null };
    return toPublishCourseResult(await this.domain.publishCourse(request, context.viewer, action));
  }

  @Authorized("LIVE")
  @Mutation(() => ArchiveCourseResult, {
    nullable: true,
    description:
      "Its instructor and admins. Removes the course from the lists and takes its product off sale; enrolled users keep it.",
  })
  async archiveCourse(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof ArchiveCourseResult> {
    const action = adminActionIfAny(context, "archiveCourse");
    return toArchiveCourseResult(await this.domain.archiveCourse(id, context.viewer, action));
  }

  @Authorized("LIVE")
  @Mutation(() => RestoreCourseResult, {
    nullable: true,
    description: "Its instructor and admins. Restores an archived course to its earlier status, draft or published.",
  })
  async restoreCourse(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RestoreCourseResult> {
    const action = adminActionIfAny(context, "restoreCourse");
    return toRestoreCourseResult(await this.domain.restoreCourse(id, context.viewer, action));
  }
}
