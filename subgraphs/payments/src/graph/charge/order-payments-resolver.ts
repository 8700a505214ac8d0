import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { PaymentsDomain } from "../../domain/payments-domain.js";
import { OrderStub } from "../order-stub.js";
import { PaymentType, paymentTypeFrom } from "./payment-type.js";
import { orderPaymentsLoader } from "../payments-loaders.js";

@Resolver(() => OrderStub)
export class OrderPaymentsResolver {
  constructor(private readonly domain: PaymentsDomain) {}

  @FieldResolver(() => [PaymentType], {
    nullable: true,
    description: "Every attempt to pay the order, oldest first. Null when payments is unavailable.",
  })
  async payments(@Root() { id }: OrderStub, @Ctx() context: GraphContext): Promise<PaymentType[]> {
    return (await orderPaymentsLoader(this.domain, context).load(id)).map(paymentTypeFrom);
  }
}
