import { Arg, Field, InputType, Mutation, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { OrderType, orderTypeFrom } from "../order/order-type.js";

@InputType()
export class RequestOrderLinkInput {
  @Field(() => String, { description: "The order number in any form: ORD-101 or 101." })
  number!: string;

  @Field(() => String, { description: "The address that the guest gave at the checkout." })
  email!: string;
}

/** Gives guests without a token access to an order through a mailed link. */
@Resolver()
export class OrderLinkResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Mutation(() => Boolean, {
    nullable: true,
    description:
      "Mails a link to a guest's order to the address of the order; the link shows the order for 30 minutes. Sends nothing if an account owns the order: the owner can sign in. At most one mail per minute and 5 per hour for an order. Always true: it does not reveal whether there is such an order.",
  })
  async requestOrderLink(@Arg("input", () => RequestOrderLinkInput) input: RequestOrderLinkInput): Promise<boolean> {
    await this.domain.requestOrderLink(input);
    return true;
  }

  @Query(() => OrderType, {
    nullable: true,
    description:
      "Takes the token at the end of a mailed link. Null when the link has expired, or a newer one was mailed. Payments and shipments are only visible to the buyer and admins.",
  })
  async orderByLink(@Arg("token", () => String) token: string): Promise<OrderType | null> {
    const order = await this.domain.orderByLink(token);
    return order && orderTypeFrom(order);
  }
}
