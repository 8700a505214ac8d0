import { Ctx, Directive, Field, ObjectType } from "type-graphql";
import type { ErrorCodeName } from "../../errors/error-codes.js";
import type { PriceAdjustment, RuleRefusal } from "../../project/rules.js";
import type { LocalizedText } from "../../values/localized-text.js";
import type { GraphContext } from "../../subgraph/graph-context.js";
import { defaultLocale } from "../../values/locale.js";
import { MoneyType, moneyTypeFrom } from "../money-type.js";
import { ProblemType } from "../problem-types.js";

// The results of a project's rules. Cart returns them while a cart changes, orders at checkout.

@Directive("@shareable")
@ObjectType("RuleRefused", {
  implements: ProblemType,
  description: "A rule of this shop refuses the action. Nothing was changed, and the buyer was not charged.",
})
export class RuleRefusedType extends ProblemType {
  texts!: LocalizedText;

  @Field(() => String, { description: "The rule's own code, e.g. `TOO_MANY_LAMPS`; stable as long as the rule." })
  reasonCode!: string;

  @Field(() => String, { description: "The reason for the buyer, in the language of the request." })
  reason(@Ctx() { locale }: GraphContext): string {
    return this.texts[locale ?? defaultLocale];
  }
}

@Directive("@shareable")
@ObjectType("PriceAdjustment", { description: "A change of a line's price by a rule of this shop." })
export class PriceAdjustmentType {
  texts!: LocalizedText;

  @Field(() => String, { description: "For the buyer, in the language of the request." })
  reason(@Ctx() { locale }: GraphContext): string {
    return this.texts[locale ?? defaultLocale];
  }

  @Field(() => MoneyType, { description: "Per unit; negative for a discount. `unitPrice` includes it." })
  amount!: MoneyType;
}

export function ruleRefused({ reasonCode, message: texts }: RuleRefusal): RuleRefusedType {
  const fields = { code: "RULE_REFUSED", message: texts[defaultLocale], reasonCode, texts } as const;
  return Object.assign(new RuleRefusedType(), fields satisfies { readonly code: ErrorCodeName });
}

export function priceAdjustmentTypeFrom(
  { reason: texts, amountMinor }: PriceAdjustment,
  currency: string,
): PriceAdjustmentType {
  return Object.assign(new PriceAdjustmentType(), { texts, amount: moneyTypeFrom({ amountMinor, currency }) });
}
