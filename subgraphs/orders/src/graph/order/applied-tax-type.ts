import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import type { AppliedTax } from "@souk/kernel/tax/tax-calculator";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import type { LocalizedText } from "@souk/kernel/values/localized-text";
import { defaultLocale } from "@souk/kernel/values/locale";
import { Ctx, Field, Float, ObjectType } from "type-graphql";

@ObjectType("AppliedTax", { description: "A tax of an order, of one of its lines, or of a quote." })
export class AppliedTaxType {
  texts!: LocalizedText;

  @Field(() => String, { description: "For the buyer, in the language of the request." })
  name(@Ctx() { locale }: GraphContext): string {
    return this.texts[locale ?? defaultLocale];
  }

  @Field(() => Float, { nullable: true, description: "Such as 14.975; null for a tax without a rate." })
  ratePercent!: number | null;

  @Field(() => MoneyType)
  amount!: MoneyType;
}

export function appliedTaxTypeFrom(currency: string) {
  return ({ name: texts, rateBasisPoints, amountMinor }: AppliedTax): AppliedTaxType =>
    Object.assign(new AppliedTaxType(), {
      texts,
      ratePercent: rateBasisPoints === null ? null : rateBasisPoints / 100,
      amount: moneyTypeFrom({ amountMinor, currency }),
    });
}
