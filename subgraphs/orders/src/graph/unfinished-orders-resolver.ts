import { Arg, Authorized, Directive, ID, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../domain/orders-domain.js";

/** Called by accounts before it erases a person's data. */
@Resolver()
export class UnfinishedOrdersResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [String], {
    description: "Numbers of a buyer's orders with outstanding goods or money, oldest first, at most 20.",
  })
  async unfinishedOrders(@Arg("buyerId", () => ID) buyerId: string): Promise<string[]> {
    return [...(await this.domain.unfinishedOrders(buyerId))];
  }
}
