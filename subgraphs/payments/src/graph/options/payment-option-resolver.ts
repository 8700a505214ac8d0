import { Query, Resolver } from "type-graphql";
import type { PaymentsDomain } from "../../domain/payments-domain.js";
import { PaymentOptionType, paymentOptionTypeFrom } from "./payment-option-type.js";

@Resolver(() => PaymentOptionType)
export class PaymentOptionResolver {
  constructor(private readonly domain: PaymentsDomain) {}

  @Query(() => [PaymentOptionType], {
    nullable: true,
    description: "The ways to pay, in the shop's order; for everybody. Null when payments is unavailable.",
  })
  paymentOptions(): PaymentOptionType[] {
    return this.domain.listPaymentOptions().map(paymentOptionTypeFrom);
  }
}
