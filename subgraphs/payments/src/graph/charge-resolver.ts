import { CardInput } from "@souk/kernel/graph/card-input";
import { Arg, Authorized, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { PaymentsDomain } from "../domain/payments-domain.js";
import { ChargeStatusEnum } from "./charge-status-type.js";
import {
  ChargeOrderInput,
  chargeOrderResultFrom,
  ChargeOrderResultType,
  tokenizeCardResultFrom,
  TokenizeCardResultType,
} from "./charge-types.js";
import { RefundPaymentInput, refundPaymentResultFrom, RefundPaymentResultType } from "./refund-payment-types.js";

/** What orders ask for. Clients never get here. */
@Resolver()
export class ChargeResolver {
  constructor(private readonly domain: PaymentsDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => TokenizeCardResultType, { description: "Puts a card for one purchase into the vault." })
  async tokenizeCard(@Arg("card", () => CardInput) card: CardInput): Promise<TokenizeCardResultType> {
    return tokenizeCardResultFrom(await this.domain.tokenizeCard(card));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => ChargeOrderResultType, {
    description:
      "Takes the money for an order, at most once whatever the keys. Another amount for the key or the order is the error CONFLICT.",
  })
  async chargeOrder(@Arg("input", () => ChargeOrderInput) input: ChargeOrderInput): Promise<ChargeOrderResultType> {
    return chargeOrderResultFrom(await this.domain.chargeOrder(input));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => ChargeStatusEnum, {
    description:
      "What is known of an order's money: of the payment that did not fail, else of the last one that did. The provider is asked about a PENDING one.",
  })
  async chargeStatus(@Arg("orderId", () => ID) orderId: string): Promise<ChargeStatusEnum> {
    return ChargeStatusEnum[await this.domain.tellChargeStatus(orderId)];
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => RefundPaymentResultType, {
    description:
      "Gives back a part or all of what was taken for an order, never more than that in all. The key with another amount or order is the error CONFLICT.",
  })
  async refundPayment(
    @Arg("input", () => RefundPaymentInput) input: RefundPaymentInput,
  ): Promise<RefundPaymentResultType> {
    return refundPaymentResultFrom(await this.domain.refundPayment(input));
  }
}
