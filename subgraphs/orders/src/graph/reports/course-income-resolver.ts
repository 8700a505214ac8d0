import { graphError } from "@souk/kernel/errors/graph-error";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Args, Authorized, Ctx, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { CourseIncomeArgs, CourseIncomeType, courseIncomeTypeFrom } from "./course-income-type.js";

/** Reports the income of instructors. */
@Resolver()
export class CourseIncomeResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("INSTRUCTOR", "ADMIN")
  @Query(() => CourseIncomeType, {
    nullable: true,
    description: "For instructors, their own income from sold courses; for admins, that of any instructor.",
  })
  async courseIncome(
    @Args(() => CourseIncomeArgs) request: CourseIncomeArgs,
    @Ctx() { viewer }: GraphContext,
  ): Promise<CourseIncomeType> {
    const outcome = await this.domain.courseIncome(request, viewer);
    if (outcome.kind === "forbidden") throw graphError("FORBIDDEN", "Only admins may read the income of others.");
    if (outcome.kind === "badInput")
      throw graphError("BAD_USER_INPUT", `${outcome.argument} ${outcome.message}`, { argument: outcome.argument });
    return courseIncomeTypeFrom(outcome.income);
  }
}
