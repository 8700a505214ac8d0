import { CardInput } from "@souk/kernel/graph/card-input";
import { Arg, Authorized, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { PaymentsDomain } from "../../domain/payments-domain.js";
import {
  ChargeStatusEnum,
  chargeOrderResultFrom,
  ChargeOrderResultType,
  tokenizeCardResultFrom,
  TokenizeCardResultType,
} from "./charge-results.js";
import { ChargeOrderInput } from "./charge-inputs.js";
import { CapturePaymentInput, capturePaymentResultFrom, CapturePaymentResultType } from "../capture/capture-types.js";
import { refundPaymentResultFrom, RefundPaymentResultType } from "../refund/refund-results.js";
import { RefundPaymentInput } from "../refund/refund-inputs.js";

/** Operations for the orders service. Clients cannot call them. */
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
      "Charges an order at most once, regardless of the keys. Another amount for the key or the order is the error CONFLICT.",
  })
  async chargeOrder(@Arg("input", () => ChargeOrderInput) input: ChargeOrderInput): Promise<ChargeOrderResultType> {
    return chargeOrderResultFrom(await this.domain.chargeOrder(input));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => ChargeStatusEnum, {
    description:
      "Cancels an order's open payment at the provider; afterwards nothing is charged for the order. AUTHORIZED, SUCCEEDED or REFUNDED: it was already paid. PENDING: the provider does not answer, and the payment is still open.",
  })
  async cancelCharge(@Arg("orderId", () => ID) orderId: string): Promise<ChargeStatusEnum> {
    return ChargeStatusEnum[await this.domain.cancelCharge(orderId)];
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => ChargeStatusEnum, {
    description:
      "The status of an order's payment: the one that did not fail, else the last failed one. The provider is asked about a PENDING payment.",
  })
  async chargeStatus(@Arg("orderId", () => ID) orderId: string): Promise<ChargeStatusEnum> {
    return ChargeStatusEnum[await this.domain.readChargeStatus(orderId)];
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => ChargeOrderResultType, {
    nullable: true,
    description:
      "Finds a charge and answers as `chargeOrder` answers a repeat: the key's payment, else the order's payment that did not fail; without a key, else the order's last payment. Null when there is neither. Charges nothing; asks the provider about a PENDING payment.",
  })
  async findCharge(
    @Arg("orderId", () => ID) orderId: string,
    @Arg("idempotencyKey", () => String, { nullable: true }) idempotencyKey: string | null,
  ): Promise<ChargeOrderResultType | null> {
    const outcome = await this.domain.findCharge({ orderId, idempotencyKey: idempotencyKey ?? null });
    return outcome && chargeOrderResultFrom(outcome);
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => RefundPaymentResultType, {
    description:
      "Refunds part or all of the money taken for an order, never more than that in total. The same key with another amount or order is the error CONFLICT.",
  })
  async refundPayment(
    @Arg("input", () => RefundPaymentInput) input: RefundPaymentInput,
  ): Promise<RefundPaymentResultType> {
    return refundPaymentResultFrom(await this.domain.refundPayment(input));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => CapturePaymentResultType, {
    description:
      "Captures a part or the rest of an order's authorized payment, once for each key. Repeat it with the same key when the service is unavailable.",
  })
  async capturePayment(
    @Arg("input", () => CapturePaymentInput) input: CapturePaymentInput,
  ): Promise<CapturePaymentResultType> {
    return capturePaymentResultFrom(await this.domain.capturePayment(input));
  }
}
