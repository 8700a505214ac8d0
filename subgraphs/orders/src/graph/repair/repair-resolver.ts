import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Args, Authorized, createUnionType, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { OrderType, orderTypeFrom } from "../order/order-type.js";
import {
  stuckOrderConnectionFrom,
  StuckOrderConnectionType,
  StuckOrdersArgs,
  StuckOrderType,
  stuckOrderTypeFrom,
} from "./stuck-order-type.js";

export const RepairOrderResult = createUnionType({
  name: "RepairOrderResult",
  types: () => [OrderType, NotFoundType] as const,
});

/** Lets admins list stuck orders and retry their open steps. */
@Resolver()
export class RepairResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("ADMIN")
  @Query(() => [StuckOrderType], {
    nullable: true,
    description: "For admins. At most 100, oldest first; `stuckOrdersConnection` returns further pages.",
  })
  async stuckOrders(): Promise<StuckOrderType[]> {
    return (await this.domain.oldestStuckOrders()).map(stuckOrderTypeFrom);
  }

  @Authorized("ADMIN")
  @Query(() => StuckOrderConnectionType, {
    nullable: true,
    description: "For admins. Contains an order once for each of its stuck steps.",
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
    description: "For admins. Retries all open steps of the order; does nothing if there are none.",
  })
  async repairOrder(@Arg("id", () => ID) id: string, @Ctx() context: GraphContext): Promise<typeof RepairOrderResult> {
    const outcome = await this.domain.repairOrder(id, adminActionOf(context, "repairOrder"));
    return outcome.kind === "repaired" ? orderTypeFrom(outcome.order) : notFound(`There is no order ${id}.`);
  }
}
