import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { PaymentsDomain } from "../../domain/payments-domain.js";
import { PaymentMethodType, paymentMethodTypeFrom } from "./payment-method-type.js";
import { AddPaymentMethodInput } from "./payment-method-inputs.js";
import {
  AddPaymentMethodResult,
  RemovePaymentMethodResult,
  SetDefaultPaymentMethodResult,
  toAddPaymentMethodResult,
  toRemovePaymentMethodResult,
  toSetDefaultPaymentMethodResult,
} from "./payment-method-results.js";

@Resolver(() => PaymentMethodType)
export class PaymentMethodResolver {
  constructor(private readonly domain: PaymentsDomain) {}

  @Authorized()
  @Query(() => [PaymentMethodType], {
    nullable: true,
    description: "The viewer's own payment methods, newest first; needs an account.",
  })
  async paymentMethods(@Ctx() context: GraphContext): Promise<PaymentMethodType[]> {
    return (await this.domain.methods.listMethods(buyerOf(context).id)).map(paymentMethodTypeFrom);
  }

  @Authorized("LIVE")
  @Mutation(() => AddPaymentMethodResult, {
    nullable: true,
    description:
      "Stores a card with the payment provider; at most 20 for each user. It becomes the default if the viewer has none. Guests pay by card in `checkout`.",
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
    description:
      "Returns the removed method. Payments that were made with it do not change. If it was the default, the oldest remaining one becomes the default.",
  })
  async removePaymentMethod(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RemovePaymentMethodResult> {
    return toRemovePaymentMethodResult(await this.domain.removePaymentMethod(id, buyerOf(context).id));
  }

  @Authorized("LIVE")
  @Mutation(() => SetDefaultPaymentMethodResult, {
    nullable: true,
    description: "Makes one of the viewer's methods the default: it pays orders without a given payment.",
  })
  async setDefaultPaymentMethod(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof SetDefaultPaymentMethodResult> {
    return toSetDefaultPaymentMethodResult(await this.domain.setDefaultPaymentMethod(id, buyerOf(context).id));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => ID, { nullable: true, description: "The id of a user's default payment method." })
  async defaultPaymentMethod(@Arg("userId", () => ID) userId: string): Promise<string | null> {
    return (await this.domain.methods.findDefaultMethod(userId))?.id ?? null;
  }
}
