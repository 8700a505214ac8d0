import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, ID, Resolver, Subscription } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

/** The PostgreSQL notification channel for changes of orders; the payload is the order id. */
export const orderTopic = "order_changed";

@Resolver()
export class OrderUpdatesResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("GUEST")
  @Subscription(() => OrderType, {
    nullable: true,
    topics: orderTopic,
    topicId: ({ args }: { args: { id: string } }) => args.id.toLowerCase(),
    description:
      "The order each time it changes: its status, its events, its refunds, its shipments. The first event comes at once, with the present state. " +
      "Changes that arrive faster than the client reads are merged into one event. Another person's order is null, and the stream ends.",
  })
  async orderChanged(@Arg("id", () => ID) id: string, @Ctx() { viewer }: GraphContext): Promise<OrderType | null> {
    const outcome = await this.domain.findOrder({ id }, viewer);
    return outcome.kind === "found" && outcome.order ? orderTypeFrom(outcome.order) : null;
  }
}
