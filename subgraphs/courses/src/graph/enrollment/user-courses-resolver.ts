import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { isUuid } from "@souk/kernel/values/uuid";
import { isAdmin } from "@souk/kernel/identity/viewer";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { EnrollmentConnectionType, enrollmentConnectionFrom } from "./enrollment-type.js";
import { UserCoursesType } from "./user-courses-type.js";

@Resolver(() => UserCoursesType)
export class UserCoursesResolver {
  /**
   * One lister per request and set of page arguments: `users { nodes { enrollments } }` takes one statement for all.
   */
  private readonly listersKey = {};

  constructor(private readonly domain: CoursesDomain) {}

  @FieldResolver(() => EnrollmentConnectionType, {
    nullable: true,
    description: "The user's active enrollments, newest first. For the user and admins; null for others.",
  })
  async enrollments(
    @Root() user: UserCoursesType,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<EnrollmentConnectionType | null> {
    const { viewer } = context;
    const id = user.id.toLowerCase();
    const isOwn = viewer.kind === "user" && viewer.id === id;
    if (!isUuid(id) || !(isOwn || isAdmin(viewer))) return null;
    const lister = oncePerArguments(context, this.listersKey, [page.first, page.after], () =>
      this.domain.listUserEnrollments(page),
    );
    return enrollmentConnectionFrom(await lister.page(id), () => lister.count(id));
  }
}
