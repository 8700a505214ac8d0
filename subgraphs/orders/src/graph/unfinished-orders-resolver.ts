import { Arg, Authorized, Directive, ID, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../domain/orders-domain.js";

/** What accounts asks before it forgets a person. */
@Resolver()
export class UnfinishedOrdersResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [String], {
    description: "Numbers of a buyer's orders in which goods or money are still to come, oldest first, at most 20.",
  })
  async unfinishedOrders(@Arg("buyerId", () => ID) buyerId: string): Promise<string[]> {
    return [...(await this.domain.unfinishedOrders(buyerId))];
  }
}
