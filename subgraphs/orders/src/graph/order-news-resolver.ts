import type { GraphContext } from "@souk/kernel/graph-context";
import { Arg, Authorized, Ctx, ID, Resolver, Subscription } from "type-graphql";
import type { OrdersDomain } from "../domain/orders-domain.js";
import { orderTopic } from "./order-topic.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

@Resolver()
export class OrderNewsResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("GUEST")
  @Subscription(() => OrderType, {
    nullable: true,
    topics: orderTopic,
    topicId: ({ args }: { args: { id: string } }) => args.id.toLowerCase(),
    description:
      "The order each time it changes: its status, its events, its refunds, its shipments. The first event comes at once, with the present state. " +
      "Changes that come faster than they can be read are told as one. Another person's order is null, and the stream ends with that.",
  })
  async orderChanged(@Arg("id", () => ID) id: string, @Ctx() { viewer }: GraphContext): Promise<OrderType | null> {
    const outcome = await this.domain.findOrder({ id }, viewer);
    return outcome.kind === "found" && outcome.order ? orderTypeFrom(outcome.order) : null;
  }
}
