import { graphError } from "@souk/kernel/errors/graph-error";
import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { mayManage } from "../../domain/course/course-access.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import type { StudentLister } from "../../domain/enrollment/list-students.js";
import { CourseType } from "../course/course-type.js";
import { StudentConnectionType, StudentsArgs, studentConnectionFrom } from "./student-type.js";

@Resolver(() => CourseType)
export class CourseStudentsResolver {
  /** One lister per request and set of arguments: the students of a page of courses take one statement. */
  private readonly listersKey = {};

  constructor(private readonly domain: CoursesDomain) {}

  @FieldResolver(() => StudentConnectionType, {
    nullable: true,
    description: "The enrolled users, in the order of `sort`. For its instructor and admins; null for others.",
  })
  async students(
    @Root() { id, instructor }: CourseType,
    @Args(() => StudentsArgs) args: StudentsArgs,
    @Ctx() context: GraphContext,
  ): Promise<StudentConnectionType | null> {
    if (!mayManage(context.viewer, { instructorId: instructor.id })) return null;
    const lister = oncePerArguments(context, this.listersKey, [args.first, args.after, args.search, args.sort], () =>
      this.newLister(args),
    );
    return studentConnectionFrom({ page: await lister.page(id), sort: lister.sort, count: () => lister.count(id) });
  }

  private newLister(args: StudentsArgs): StudentLister {
    const outcome = this.domain.listStudents(args);
    if (outcome.kind === "listed") return outcome.lister;
    throw graphError("BAD_USER_INPUT", `search ${outcome.message}`, { argument: "search" });
  }
}
