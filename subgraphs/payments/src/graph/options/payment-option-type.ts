import { TranslatedTextType } from "@souk/kernel/custom-fields/graph/custom-field-types";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { PaymentOption } from "../../domain/providers/payment-options.js";

export enum PaymentOptionKindEnum {
  CARD = "CARD",
  ELEMENT = "ELEMENT",
  WINDOW = "WINDOW",
}

registerEnumType(PaymentOptionKindEnum, {
  name: "PaymentOptionKind",
  description:
    "CARD: the shop's own card form. ELEMENT: the provider's form, within the page. WINDOW: the provider's own window over the page.",
});

@ObjectType("PaymentPageSources", {
  description: "The origins that the provider's scripts use, for the Content-Security-Policy of the page.",
})
export class PaymentPageSourcesType {
  @Field(() => [String], { description: "For `script-src`." })
  scripts!: string[];

  @Field(() => [String], { description: "For `frame-src`." })
  frames!: string[];

  @Field(() => [String], { description: "For `connect-src`." })
  connections!: string[];
}

@ObjectType("PaymentPage", { description: "The provider's part of the page on which buyers pay." })
export class PaymentPageType {
  @Field(() => String, {
    description: "The path of the ES module that shows the form: it exports `mount(container, options)`.",
  })
  module!: string;

  @Field(() => String, { nullable: true, description: "The script of the provider to load before the module." })
  script!: string | null;

  @Field(() => PaymentPageSourcesType)
  sources!: PaymentPageSourcesType;
}

@ObjectType("PaymentOption", { description: "A way to pay that a buyer may choose." })
export class PaymentOptionType {
  @Field(() => String, { description: "The name of the provider, e.g. `stripe`: the `provider` of a payment." })
  provider!: string;

  @Field(() => PaymentOptionKindEnum)
  kind!: PaymentOptionKindEnum;

  @Field(() => TranslatedTextType)
  label!: TranslatedTextType;

  @Field(() => Boolean, { description: "Whether users can store cards with this provider (`addPaymentMethod`)." })
  storesMethods!: boolean;

  @Field(() => PaymentPageType, { nullable: true, description: "Null for CARD." })
  page!: PaymentPageType | null;
}

export function paymentOptionTypeFrom({ kind, label, page, ...option }: PaymentOption): PaymentOptionType {
  return Object.assign(new PaymentOptionType(), {
    ...option,
    kind: PaymentOptionKindEnum[kind],
    label: Object.assign(new TranslatedTextType(), label),
    page: page && Object.assign(new PaymentPageType(), page),
  });
}
