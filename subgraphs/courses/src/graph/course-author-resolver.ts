import { adminActIfAny } from "@souk/kernel/admin-act-of";
import { buyerOf } from "@souk/kernel/authorization";
import type { GraphContext } from "@souk/kernel/graph-context";
import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { CoursesDomain } from "../domain/courses-domain.js";
import { CreateCourseInput, SaveCurriculumInput, UpdateCourseInput } from "./courses-inputs.js";
import {
  ArchiveCourseResult,
  CreateCourseResult,
  PublishCourseResult,
  RestoreCourseResult,
  SaveCurriculumResult,
  toArchiveCourseResult,
  toCreateCourseResult,
  toPublishCourseResult,
  toRestoreCourseResult,
  toSaveCurriculumResult,
  toUpdateCourseResult,
  UpdateCourseResult,
} from "./courses-results.js";

/** What authors do with their courses, and admins with all. */
@Resolver()
export class CourseAuthorResolver {
  constructor(private readonly domain: CoursesDomain) {}

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
  @Mutation(() => UpdateCourseResult, {
    nullable: true,
    description: "Its instructor and admins. Changes the course and its product, only the fields that are there.",
  })
  async updateCourse(
    @Arg("input", () => UpdateCourseInput) input: UpdateCourseInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateCourseResult> {
    const act = adminActIfAny(context, "updateCourse");
    return toUpdateCourseResult(await this.domain.updateCourse(input, context.viewer, act));
  }

  @Authorized("LIVE")
  @Mutation(() => SaveCurriculumResult, {
    nullable: true,
    description:
      "Its instructor and admins. Makes the outline what is given, whole, in one act. A Conflict at `expectedVersion` says that somebody " +
      "saved it meanwhile; one at `sections`, that a published course would be without a lesson.",
  })
  async saveCurriculum(
    @Arg("input", () => SaveCurriculumInput) input: SaveCurriculumInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SaveCurriculumResult> {
    const act = adminActIfAny(context, "saveCurriculum");
    return toSaveCurriculumResult(await this.domain.saveCurriculum(input, context.viewer, act));
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

  @Authorized("LIVE")
  @Mutation(() => ArchiveCourseResult, {
    nullable: true,
    description:
      "Its instructor and admins. Takes the course from the lists and its product from sale; those enrolled keep it.",
  })
  async archiveCourse(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof ArchiveCourseResult> {
    const act = adminActIfAny(context, "archiveCourse");
    return toArchiveCourseResult(await this.domain.archiveCourse(id, context.viewer, act));
  }

  @Authorized("LIVE")
  @Mutation(() => RestoreCourseResult, {
    nullable: true,
    description: "Its instructor and admins. Makes an archived course what it was before, a draft or published.",
  })
  async restoreCourse(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RestoreCourseResult> {
    const act = adminActIfAny(context, "restoreCourse");
    return toRestoreCourseResult(await this.domain.restoreCourse(id, context.viewer, act));
  }
}
