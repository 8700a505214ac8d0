import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { viewerId } from "../viewer-id.js";
import { PayOrderResult, toPayOrderResult } from "./pay-order-result.js";
import { PayOrderInput } from "./payment-inputs.js";

/** Pays orders that are placed and unpaid. */
@Resolver()
export class PayOrderResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("GUEST", "LIVE")
  @Mutation(() => PayOrderResult, {
    nullable: true,
    description:
      "Pays an order that is still CREATED, for example after a decline. Reserves stock again if the reservation has expired; a product that is sold out by then is a Conflict that names it. While a payment waits for the buyer, charges nothing and returns the outcome of that payment. Admins also pay the orders of others, by default with the buyer's default payment method.",
  })
  async payOrder(
    @Arg("input", () => PayOrderInput) input: PayOrderInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof PayOrderResult> {
    const outcome = await this.domain.payOrder(input, viewerId(context.viewer), adminActionIfAny(context, "payOrder"));
    if ("replayed" in outcome) context.reply.idempotencyReplayed = true;
    return toPayOrderResult(outcome);
  }
}
