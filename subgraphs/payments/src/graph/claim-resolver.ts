import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { PaymentsDomain } from "../domain/payments-domain.js";

@Directive("@inaccessible")
@InputType()
export class ClaimPaymentsInput {
  @Field(() => ID, { description: "Whose orders they are from now on." })
  userId!: string;

  @Field(() => [ID])
  orderIds!: string[];
}

/** Orders tells whose orders of guests have become. */
@Resolver()
export class ClaimResolver {
  constructor(private readonly domain: PaymentsDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Payments of these orders are the user's to see. A repeat changes nothing." })
  async claimPayments(@Arg("input", () => ClaimPaymentsInput) input: ClaimPaymentsInput): Promise<boolean> {
    await this.domain.claimPayments(input);
    return true;
  }
}
