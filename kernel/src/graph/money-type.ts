import { Directive, Field, InputType, ObjectType } from "type-graphql";
import { toDecimalMoney, type DecimalMoney, type Money } from "../values/money.js";
import { CurrencyCodeScalar, DecimalScalar } from "./scalars.js";

@Directive("@shareable")
@Directive("@cacheControl(inheritMaxAge: true)")
@ObjectType("Money")
export class MoneyType {
  @Field(() => DecimalScalar, { description: 'Includes all minor digits of the currency, e.g. "40.00".' })
  amount!: string;

  @Field(() => CurrencyCodeScalar)
  currency!: string;
}

@InputType()
export class MoneyInput implements DecimalMoney {
  @Field(() => DecimalScalar)
  amount!: string;

  @Field(() => CurrencyCodeScalar)
  currency!: string;
}

export function moneyTypeFrom(money: Money): MoneyType {
  return Object.assign(new MoneyType(), toDecimalMoney(money));
}
