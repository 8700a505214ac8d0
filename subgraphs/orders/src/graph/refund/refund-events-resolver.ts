import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";

@Directive("@inaccessible")
@InputType()
export class RefundSettledInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => ID, { description: "The order's refund: the idempotency key of the request to payments." })
  refundId!: string;

  @Field(() => String, { description: "SUCCEEDED or FAILED." })
  outcome!: string;
}

/** Called by payments when a refund ends. */
@Resolver()
export class RefundEventsResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async refundSettled(@Arg("input", () => RefundSettledInput) input: RefundSettledInput): Promise<boolean> {
    await this.domain.handleRefundEvent(input.refundId, input.outcome === "SUCCEEDED" ? "DONE" : "FAILED");
    return true;
  }
}
