import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Directive, Field, ID, InputType } from "type-graphql";

@Directive("@inaccessible")
@InputType({ description: "A repeat with the same idempotencyKey never refunds twice and returns the same answer." })
export class RefundPaymentInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => MoneyInput, {
    description: "In the shop's currency, more than 0. Part or all of the money taken.",
  })
  amount!: MoneyInput;

  @Field(() => String)
  idempotencyKey!: string;

  @Field(() => String, { nullable: true, description: "Shown to the buyer and to admins, at most 500 characters." })
  reason?: string | null;
}
