import { graphError } from "@souk/kernel/graph-error";
import { Args, Authorized, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { OrdersDomain } from "../domain/orders-domain.js";
import {
  SalesConversionType,
  SalesReportArgs,
  SalesReportType,
  salesReportTypeFrom,
  TopProductsArgs,
  TopProductType,
  topProductTypeFrom,
} from "./sales-report-type.js";

/** What the shop's owner wants to know of a time. */
@Resolver(() => SalesReportType)
export class SalesReportResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("ADMIN")
  @Query(() => SalesReportType, { nullable: true, description: "Admins: what was sold from one moment to another." })
  async salesReport(@Args(() => SalesReportArgs) wanted: SalesReportArgs): Promise<SalesReportType> {
    const outcome = await this.domain.salesReport(wanted);
    if (outcome.kind === "badRange")
      throw graphError("BAD_USER_INPUT", `${outcome.argument} ${outcome.message}`, { argument: outcome.argument });
    return salesReportTypeFrom(outcome.report);
  }

  @FieldResolver(() => [TopProductType], { description: "By revenue, the largest first." })
  async topProducts(
    @Root() { report }: SalesReportType,
    @Args(() => TopProductsArgs) { first }: TopProductsArgs,
  ): Promise<TopProductType[]> {
    const limit = first ?? 10;
    if (limit < 1 || limit > 100)
      throw graphError("BAD_USER_INPUT", `first must be between 1 and 100, not ${limit}`, { argument: "first" });
    return (await report.topProducts(limit)).map(topProductTypeFrom);
  }

  @FieldResolver(() => SalesConversionType)
  async conversion(@Root() { report }: SalesReportType): Promise<SalesConversionType> {
    return Object.assign(new SalesConversionType(), await report.conversion());
  }
}
