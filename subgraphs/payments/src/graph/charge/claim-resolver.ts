import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { PaymentsDomain } from "../../domain/payments-domain.js";

@Directive("@inaccessible")
@InputType()
export class ClaimPaymentsInput {
  @Field(() => ID, { description: "The user who now owns the orders." })
  userId!: string;

  @Field(() => [ID])
  orderIds!: string[];
}

/** Called by orders when a user claims guest orders. */
@Resolver()
export class ClaimResolver {
  constructor(private readonly domain: PaymentsDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Assigns the payments of these orders to the user. Idempotent." })
  async claimPayments(@Arg("input", () => ClaimPaymentsInput) input: ClaimPaymentsInput): Promise<boolean> {
    await this.domain.claimPayments(input);
    return true;
  }
}
