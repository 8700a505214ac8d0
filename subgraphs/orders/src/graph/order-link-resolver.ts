import { Arg, Field, InputType, Mutation, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../domain/orders-domain.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

@InputType()
export class RequestOrderLinkInput {
  @Field(() => String, { description: "As the buyer has it: ORD-101 or 101." })
  number!: string;

  @Field(() => String, { description: "What the guest gave who placed it." })
  email!: string;
}

/** For guests who have no token any more: whoever reads the mails of an order sees the order. */
@Resolver()
export class OrderLinkResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Mutation(() => Boolean, {
    nullable: true,
    description:
      "Mails a link to a guest's order, which shows it for 30 minutes, to the address that it was placed with; where an account has it, signing in shows it. At most one mail a minute and 5 an hour to an order. Always true: it does not say whether there is such an order.",
  })
  async requestOrderLink(@Arg("input", () => RequestOrderLinkInput) input: RequestOrderLinkInput): Promise<boolean> {
    await this.domain.requestOrderLink(input);
    return true;
  }

  @Query(() => OrderType, {
    nullable: true,
    description:
      "By what stands at the end of a mailed link. Null when it has expired, or another one was mailed since. Payments and shipments are for the buyer and admins alone.",
  })
  async orderByLink(@Arg("token", () => String) token: string): Promise<OrderType | null> {
    const order = await this.domain.orderByLink(token);
    return order && orderTypeFrom(order);
  }
}
