import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { graphError } from "@souk/kernel/errors/graph-error";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isCountry } from "@souk/kernel/values/postal-address";
import { Arg, Authorized, Ctx, Field, InputType, ObjectType, Query, Resolver } from "type-graphql";
import type { CheckoutQuote } from "../../domain/checkout/quote-checkout.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { taxesByName, taxMinor } from "../../domain/order/order-tax.js";
import { AppliedTaxType, appliedTaxTypeFrom } from "../order/applied-tax-type.js";

@InputType()
export class CheckoutQuoteInput {
  @Field(() => String, {
    nullable: true,
    description: "ISO 3166-1 alpha-2. Required when the cart contains goods.",
  })
  country?: string | null;

  @Field(() => String, { nullable: true, description: "State, province or similar." })
  region?: string | null;

  @Field(() => String, { nullable: true })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: "The name of the carrier; the default one when absent." })
  carrier?: string | null;
}

@ObjectType("CheckoutQuote", { description: "The amounts that a checkout of the cart would have at this moment." })
export class CheckoutQuoteType {
  @Field(() => MoneyType, { description: "The sum of the lines, before shipping." })
  subtotal!: MoneyType;

  @Field(() => MoneyType, { description: "0 when nothing is shipped." })
  shippingTotal!: MoneyType;

  @Field(() => [AppliedTaxType], { description: "One entry for each name and rate." })
  taxes!: AppliedTaxType[];

  @Field(() => MoneyType)
  taxTotal!: MoneyType;

  @Field(() => Boolean, { description: "Whether the prices contain the taxes; otherwise `total` adds them." })
  isTaxIncluded!: boolean;

  @Field(() => MoneyType, { description: "The amount to pay: the `expectedTotal` of the checkout." })
  total!: MoneyType;
}

@ObjectType("TaxPolicy")
export class TaxPolicyType {
  @Field(() => Boolean, {
    description: "Whether the prices of products and shipping contain the taxes; otherwise the checkout adds them.",
  })
  isIncluded!: boolean;
}

/** Shows the amounts of a checkout before it happens. */
@Resolver()
export class CheckoutQuoteResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Query(() => TaxPolicyType, { nullable: true, description: "Null in a shop without tax." })
  taxPolicy(): TaxPolicyType | null {
    return this.domain.taxPolicy();
  }

  @Authorized("GUEST")
  @Query(() => CheckoutQuoteType, {
    nullable: true,
    description:
      "Null when the cart is empty, holds a product that cannot be bought, or cannot be shipped there with this carrier.",
  })
  async checkoutQuote(
    @Arg("input", () => CheckoutQuoteInput) { country, region, postalCode, carrier }: CheckoutQuoteInput,
    @Ctx() context: GraphContext,
  ): Promise<CheckoutQuoteType | null> {
    if (country != null && !isCountry(country)) throw graphError("BAD_USER_INPUT", "country must be a code such as CA");
    const known = { ...(region ? { region } : {}), ...(postalCode ? { postalCode } : {}) };
    const destination = country == null ? null : { country, ...known };
    const quote = await this.domain.quoteCheckout({ destination, carrier: carrier || null }, buyerOf(context));
    return quote && quoteTypeFrom(quote);
  }
}

function quoteTypeFrom({ subtotal, shippingTotal, tax, total }: CheckoutQuote): CheckoutQuoteType {
  const { currency } = total;
  return Object.assign(new CheckoutQuoteType(), {
    subtotal: moneyTypeFrom(subtotal),
    shippingTotal: moneyTypeFrom(shippingTotal),
    taxes: taxesByName(tax).map(appliedTaxTypeFrom(currency)),
    taxTotal: moneyTypeFrom({ amountMinor: taxMinor(tax), currency }),
    isTaxIncluded: tax?.isIncluded ?? false,
    total: moneyTypeFrom(total),
  });
}
