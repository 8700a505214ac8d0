import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { AddressInput } from "@souk/kernel/graph/address-type";
import { MoneyInput } from "@souk/kernel/graph/money-type";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Field, InputType, Mutation, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { PaymentInput } from "../payment/payment-inputs.js";
import { CheckoutResult, toCheckoutResult } from "./checkout-result.js";

@InputType()
export class CheckoutInput {
  @Field(() => String, {
    description:
      "A repeat with the same key and body returns the same order; the same key with another body is IdempotencyKeyReused. 1 to 200 characters.",
  })
  idempotencyKey!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Required for guests: the order's mails go there, and an account with that address claims the order. Not for users.",
  })
  email?: string | null;

  @Field(() => PaymentInput, {
    nullable: true,
    description: "Absent: the viewer's default payment method pays. Not used when the total is 0.",
  })
  payment?: PaymentInput | null;

  @Field(() => AddressInput, {
    nullable: true,
    description: "Required when the cart contains goods, unless the viewer has a default address.",
  })
  shippingAddress?: AddressInput | null;

  @Field(() => String, { nullable: true, description: 'The name of the carrier; "Canada Post" by default.' })
  carrier?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: "If the total differs, returns PriceChanged and charges nothing.",
  })
  expectedTotal?: MoneyInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The `version` of the cart that the buyer has seen. If the cart has another version, returns CartChanged and charges nothing.",
  })
  expectedCartVersion?: string | null;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}

/** Turns carts into orders. */
@Resolver()
export class CheckoutResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("GUEST", "LIVE")
  @Mutation(() => CheckoutResult, {
    nullable: true,
    description:
      "Turns the cart into an order and pays it, or leaves it unpaid for `payOrder` (`payment.later`). An order of 0 is paid without a payment. Safe to repeat with the same idempotencyKey. InvalidInput names a payment or an address that is neither given nor the viewer's default.",
  })
  async checkout(
    @Arg("input", () => CheckoutInput) input: CheckoutInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof CheckoutResult> {
    const outcome = await this.domain.checkout(withCustom(input, raw), buyerOf(context), context.locale);
    if ("replayed" in outcome) context.reply.idempotencyReplayed = true;
    return toCheckoutResult(outcome);
  }
}
