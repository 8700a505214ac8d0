import { buyerOf } from "@souk/kernel/authorization";
import type { GraphContext } from "@souk/kernel/graph-context";
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { PaymentsDomain } from "../domain/payments-domain.js";
import { PaymentMethodType, paymentMethodTypeFrom } from "./payment-method-type.js";
import { AddPaymentMethodInput } from "./payments-inputs.js";
import {
  AddPaymentMethodResult,
  RemovePaymentMethodResult,
  toAddPaymentMethodResult,
  toRemovePaymentMethodResult,
} from "./payments-results.js";

@Resolver(() => PaymentMethodType)
export class PaymentMethodResolver {
  constructor(private readonly domain: PaymentsDomain) {}

  @Authorized()
  @Query(() => [PaymentMethodType], {
    nullable: true,
    description: "The viewer's own, newest first; needs an account.",
  })
  async paymentMethods(@Ctx() context: GraphContext): Promise<PaymentMethodType[]> {
    return (await this.domain.methods.listMethods(buyerOf(context).id)).map(paymentMethodTypeFrom);
  }

  @Authorized("LIVE")
  @Mutation(() => AddPaymentMethodResult, {
    nullable: true,
    description: "Stores a card with the payment provider; at most 20 for each user. Guests pay by card in `checkout`.",
  })
  async addPaymentMethod(
    @Arg("input", () => AddPaymentMethodInput) input: AddPaymentMethodInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddPaymentMethodResult> {
    return toAddPaymentMethodResult(await this.domain.addPaymentMethod(input, buyerOf(context).id));
  }

  @Authorized("LIVE")
  @Mutation(() => RemovePaymentMethodResult, {
    nullable: true,
    description: "Answers with the one that is gone now. What was paid with it stays as it was.",
  })
  async removePaymentMethod(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RemovePaymentMethodResult> {
    return toRemovePaymentMethodResult(await this.domain.removePaymentMethod(id, buyerOf(context).id));
  }
}
