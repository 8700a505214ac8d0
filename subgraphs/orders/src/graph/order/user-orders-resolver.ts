import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { Arg, Args, Authorized, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { mayViewOrder } from "../../domain/order/find-order.js";
import { sortValueOf } from "../../domain/order/order-filter.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { orderConnectionFrom, OrderConnectionType } from "./order-list-types.js";
import { UserOrdersType } from "./user-orders-type.js";

/** Lists the orders of users. */
@Resolver(() => UserOrdersType)
export class UserOrdersResolver {
  /** One lister per request and set of page arguments, so that `users { nodes { orders } }` costs one statement. */
  private readonly listersKey = {};

  constructor(private readonly domain: OrdersDomain) {}

  @FieldResolver(() => OrderConnectionType, {
    nullable: true,
    description: "The user's orders, newest first. For the user and admins; null for others.",
  })
  async orders(
    @Root() user: UserOrdersType,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<OrderConnectionType | null> {
    const id = user.id.toLowerCase();
    if (!isUuid(id) || !mayViewOrder(context.viewer, { buyerId: id })) return null;
    const lister = oncePerArguments(context, this.listersKey, [page.first, page.after], () =>
      this.domain.listBuyerOrders(page),
    );
    return orderConnectionFrom({
      page: await lister.page(id),
      sort: "NEWEST",
      sortValue: sortValueOf("NEWEST"),
      count: () => lister.count(id),
    });
  }

  /** Called by accounts before it erases a person's data. */
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [String], {
    description: "Numbers of a buyer's orders with outstanding goods or money, oldest first, at most 20.",
  })
  async unfinishedOrders(@Arg("buyerId", () => ID) buyerId: string): Promise<string[]> {
    return [...(await this.domain.unfinishedOrders(buyerId))];
  }
}
