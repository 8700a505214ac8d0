import { adminActOf } from "@souk/kernel/admin-act-of";
import type { GraphContext } from "@souk/kernel/graph-context";
import { notFound } from "@souk/kernel/graph/problem-types";
import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../domain/orders-domain.js";
import { RepairOrderResult } from "./order-results.js";
import { orderTypeFrom } from "./order-type.js";
import { StuckOrderConnectionType, stuckOrderConnectionFrom, StuckOrdersArgs } from "./stuck-order-connection-type.js";
import { StuckOrderType, stuckOrderTypeFrom } from "./stuck-order-type.js";

/** What admins see of orders that did not come to their end by themselves, and what they can do. */
@Resolver()
export class RepairResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("ADMIN")
  @Query(() => [StuckOrderType], {
    nullable: true,
    description: "Admins: at most 100, oldest first; `stuckOrdersConnection` goes on from there.",
  })
  async stuckOrders(): Promise<StuckOrderType[]> {
    return (await this.domain.oldestStuckOrders()).map(stuckOrderTypeFrom);
  }

  @Authorized("ADMIN")
  @Query(() => StuckOrderConnectionType, {
    nullable: true,
    description: "Admins. An order is in it once for each thing about it that has not come to its end.",
  })
  async stuckOrdersConnection(
    @Args(() => StuckOrdersArgs) { first, after, sort, kind }: StuckOrdersArgs,
  ): Promise<StuckOrderConnectionType> {
    const page = { first: first ?? null, after: after ?? null };
    return stuckOrderConnectionFrom(await this.domain.listStuckOrders({ page, sort, kind }));
  }

  @Authorized("ADMIN")
  @Mutation(() => RepairOrderResult, {
    nullable: true,
    description: "Admins. Tries everything that is open about the order once more; harmless where nothing is.",
  })
  async repairOrder(@Arg("id", () => ID) id: string, @Ctx() context: GraphContext): Promise<typeof RepairOrderResult> {
    const outcome = await this.domain.repairOrder(id, adminActOf(context, "repairOrder"));
    return outcome.kind === "repaired" ? orderTypeFrom(outcome.order) : notFound(`There is no order ${id}.`);
  }
}
