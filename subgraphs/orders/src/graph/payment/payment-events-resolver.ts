import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";

@Directive("@inaccessible")
@InputType()
export class PaymentSettledInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => ID, { nullable: true, description: "The payment that this event is about." })
  paymentId?: string | null;

  @Field(() => String, { description: "SUCCEEDED or FAILED." })
  outcome!: string;

  @Field(() => String, { nullable: true })
  declineCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: "True with SUCCEEDED: the money is held, and captured later." })
  isAuthorized?: boolean | null;
}

@Directive("@inaccessible")
@InputType()
export class AuthorizationEndsInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => DateTimeScalar)
  endsAt!: Date;

  @Field(() => Boolean, { description: "False: it ends soon." })
  hasEnded!: boolean;
}

@Directive("@inaccessible")
@InputType()
export class ExpireReservationInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => DateTimeScalar, { description: "Identifies one of the order's reservations." })
  expiresAt!: Date;

  @Field(() => Boolean, { description: "True at or after the end of the reservation; false shortly before it." })
  isOver!: boolean;
}

/** Called by payments when a payment ends, and by inventory when a reservation expires. */
@Resolver()
export class PaymentEventsResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async paymentSettled(@Arg("input", () => PaymentSettledInput) input: PaymentSettledInput): Promise<boolean> {
    const { orderId, eventId, paymentId, outcome, declineCode } = input;
    const isAuthorized = input.isAuthorized ?? false;
    const decline = { declineCode: declineCode ?? "card_declined", paymentId: paymentId ?? eventId };
    const failed = { outcome: "FAILED", ...decline } as const;
    await this.domain.handlePaymentEvent(orderId, outcome === "SUCCEEDED" ? { outcome, isAuthorized } : failed);
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description: "Payments calls this before and at the end of an authorization of which not all is captured.",
  })
  async authorizationEnds(@Arg("input", () => AuthorizationEndsInput) input: AuthorizationEndsInput): Promise<boolean> {
    await this.domain.recordEndingAuthorization(input);
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Inventory calls this before and at the end of a reservation. True: the units can be released at the end, and an event of the order records it. " +
      "False: hold them, because the payment is made, under way or unknown.",
  })
  async expireReservation(@Arg("input", () => ExpireReservationInput) input: ExpireReservationInput): Promise<boolean> {
    return (await this.domain.expireReservation(input)) === "release";
  }
}
