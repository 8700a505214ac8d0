import { CardInput } from "@souk/kernel/graph/card-input";
import { Arg, Authorized, Directive, Mutation, Resolver } from "type-graphql";
import type { PaymentsDomain } from "../domain/payments-domain.js";
import {
  ChargeOrderInput,
  chargeOrderResultFrom,
  ChargeOrderResultType,
  tokenizeCardResultFrom,
  TokenizeCardResultType,
} from "./charge-types.js";

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
}
