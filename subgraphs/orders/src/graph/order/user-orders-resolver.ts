import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { isUuid } from "@souk/kernel/values/uuid";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { BuyerOrderLister } from "../../domain/order/list-orders.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { mayViewOrder } from "../../domain/order/find-order.js";
import { OrderConnectionType, orderConnectionFrom } from "../order-connection-type.js";
import { UserOrdersType } from "./user-orders-type.js";

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
    const listers = oncePerRequest(context, this.listersKey, () => new Map<string, BuyerOrderLister>());
    const pageKey = JSON.stringify([page.first, page.after]);
    const lister = listers.get(pageKey) ?? this.domain.listBuyerOrders(page);
    listers.set(pageKey, lister);
    return orderConnectionFrom({ page: await lister.page(id), sort: "NEWEST", count: () => lister.count(id) });
  }
}
