import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Args, Authorized, Ctx, Directive, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { mayManage } from "../../domain/course/course-access.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { notForAll } from "../cache-hints.js";
import { CourseType } from "../course/course-type.js";
import { coursesLoaders } from "../courses-loaders.js";
import {
  announcementsFrom,
  AnnounceToStudentsInput,
  AnnounceToStudentsResult,
  CourseAnnouncementConnectionType,
  DeleteAnnouncementResult,
  toAnnounceToStudentsResult,
  toDeleteAnnouncementResult,
} from "./announcement-types.js";

@Resolver(() => CourseType)
export class AnnouncementResolver {
  /** One lister per request and set of arguments. */
  private readonly listersKey = {};

  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @FieldResolver(() => CourseAnnouncementConnectionType, {
    nullable: true,
    description:
      "The announcements to the students, newest first. For enrolled users, its instructor and admins; null for others.",
  })
  async announcements(
    @Root() { id, instructor }: CourseType,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<CourseAnnouncementConnectionType | null> {
    const isManaged = mayManage(context.viewer, { instructorId: instructor.id });
    if (!isManaged && !(await coursesLoaders(this.domain, context).ownEnrollments.load(id))) return null;
    const lister = oncePerArguments(context, this.listersKey, [args.first, args.after], () =>
      this.domain.listAnnouncements(args),
    );
    return announcementsFrom(await lister.page(id), isManaged, () => lister.count(id));
  }

  @Authorized("LIVE")
  @Mutation(() => AnnounceToStudentsResult, {
    nullable: true,
    description:
      "The course's instructor and admins. Writes to all students of a course, who read it in the course and get a mail. A course has at most 5 announcements in 24 hours.",
  })
  async announceToStudents(
    @Arg("input", () => AnnounceToStudentsInput) input: AnnounceToStudentsInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AnnounceToStudentsResult> {
    const action = adminActionIfAny(context, "announceToStudents");
    return toAnnounceToStudentsResult(await this.domain.announceToStudents(input, context.viewer, action));
  }

  @Authorized("LIVE")
  @Mutation(() => DeleteAnnouncementResult, {
    nullable: true,
    description:
      "The course's instructor and admins. Deletes an announcement, and stops its mails that were not prepared yet.",
  })
  async deleteAnnouncement(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteAnnouncementResult> {
    const action = adminActionIfAny(context, "deleteAnnouncement");
    return toDeleteAnnouncementResult(await this.domain.deleteAnnouncement(id, context.viewer, action));
  }
}
