import { graphError } from "@souk/kernel/errors/graph-error";
import { Arg, Args, Authorized, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { OperationUsageConnectionType, usageConnectionFrom } from "./operation-usage-type.js";
import { OperationUsageArgs, OperationUsageReport } from "./usage-inputs.js";

/** The use of the graph by clients. */
@Resolver()
export class UsageResolver {
  constructor(private readonly domain: AccountsDomain) {}

  @Authorized("ADMIN")
  @Query(() => OperationUsageConnectionType, {
    nullable: true,
    description:
      "Admins only. The operations that clients sent in the last days, ordered by `sort`. Counts are up to a minute old.",
  })
  async operationUsage(
    @Args(() => OperationUsageArgs) { filter, sort, days, ...page }: OperationUsageArgs,
  ): Promise<OperationUsageConnectionType> {
    return usageConnectionFrom(await this.domain.listOperations({ page, filter: filter ?? {}, sort, days }));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "The router's counts. Always true, also for a repeat." })
  async recordUsage(@Arg("report", () => OperationUsageReport) report: OperationUsageReport): Promise<boolean> {
    const operations = report.operations.map(({ kind = null, ...operation }) => ({ ...operation, kind }));
    const outcome = await this.domain.recordUsage({ ...report, operations });
    if (outcome.kind === "recorded") return true;
    const complaints = outcome.fields.map(({ path, message }) => `report.${path} ${message}`);
    throw graphError("BAD_USER_INPUT", complaints.join("; "), { argument: `report.${outcome.fields[0]?.path ?? ""}` });
  }
}
