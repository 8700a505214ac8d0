import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { PaymentsDomain } from "../../domain/payments-domain.js";
import { PaymentType } from "../charge/payment-type.js";
import { paymentRefundsLoader } from "../payments-loaders.js";
import { RefundType, refundTypeFrom } from "./refund-type.js";

@Resolver(() => PaymentType)
export class PaymentRefundsResolver {
  constructor(private readonly domain: PaymentsDomain) {}

  @FieldResolver(() => [RefundType], { description: "The refunds of the payment, oldest first." })
  async refunds(@Root() { id }: PaymentType, @Ctx() context: GraphContext): Promise<RefundType[]> {
    return (await paymentRefundsLoader(this.domain, context).load(id)).map(refundTypeFrom);
  }
}
