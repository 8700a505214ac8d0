import { graphError } from "@souk/kernel/errors/graph-error";
import { Args, Authorized, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import {
  CartReminderCountsType,
  SalesConversionType,
  SalesReportArgs,
  SalesReportType,
  salesReportTypeFrom,
  TopProductsArgs,
  TopProductType,
  topProductTypeFrom,
} from "./sales-report-type.js";

/** Reports the shop's sales in a range of time. */
@Resolver(() => SalesReportType)
export class SalesReportResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("ADMIN")
  @Query(() => SalesReportType, { nullable: true, description: "For admins. The sales in a range of time." })
  async salesReport(@Args(() => SalesReportArgs) request: SalesReportArgs): Promise<SalesReportType> {
    const outcome = await this.domain.salesReport(request);
    if (outcome.kind === "badRange")
      throw graphError("BAD_USER_INPUT", `${outcome.argument} ${outcome.message}`, { argument: outcome.argument });
    return salesReportTypeFrom(outcome.report);
  }

  @FieldResolver(() => [TopProductType], { description: "Highest revenue first." })
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

  @FieldResolver(() => CartReminderCountsType)
  async cartReminders(@Root() { report }: SalesReportType): Promise<CartReminderCountsType> {
    return Object.assign(new CartReminderCountsType(), await report.cartReminders());
  }
}
