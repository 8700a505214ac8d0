import { AddressInput } from "@souk/kernel/graph/address-type";
import { CardInput } from "@souk/kernel/graph/card-input";
import { MoneyInput } from "@souk/kernel/graph/money-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Directive, Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import { OrderStatusEnum } from "./order-type.js";

@InputType({ description: "What the provider's own checkout has handed to the browser when its buyer had paid." })
export class PaymentConfirmationInput {
  @Field(() => ID, { description: "Razorpay's `razorpay_payment_id`." })
  providerPaymentId!: string;

  @Field(() => String, { description: "Razorpay's `razorpay_signature`." })
  signature!: string;
}

@InputType({ description: "Either a stored method or a card, or as the shop's provider has it: exactly one." })
export class PaymentInput {
  @Field(() => ID, { nullable: true })
  paymentMethodId?: string | null;

  @Field(() => CardInput, { nullable: true })
  card?: CardInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "The buyer pays in the provider's own checkout: for a shop whose provider is Razorpay. Answers PaymentActionRequired with what that is opened for.",
  })
  atProvider?: boolean | null;

  @Field(() => PaymentConfirmationInput, {
    nullable: true,
    description: "In `payOrder`: proves what the buyer has paid in the provider's own checkout, and begins no payment.",
  })
  confirmation?: PaymentConfirmationInput | null;
}

@InputType()
export class CheckoutInput {
  @Field(() => String, {
    description:
      "The same key and body answers with the same order; the same key and another body is IdempotencyKeyReused. 1 to 200 characters.",
  })
  idempotencyKey!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Needed of guests: the mails of the order go there, and an account of that address claims it. Not for users.",
  })
  email?: string | null;

  @Field(() => PaymentInput)
  payment!: PaymentInput;

  @Field(() => AddressInput, { nullable: true, description: "Required when the cart holds anything physical." })
  shippingAddress?: AddressInput | null;

  @Field(() => String, { nullable: true, description: 'By name, e.g. "Canada Post", which is the default.' })
  carrier?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: "When given, a different total answers PriceChanged and charges nothing.",
  })
  expectedTotal?: MoneyInput | null;
}

@InputType({ description: "Pays an order that is still CREATED, after a decline." })
export class PayOrderInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "A new one for each try; the same one repeats the answer." })
  idempotencyKey!: string;

  @Field(() => PaymentInput)
  payment!: PaymentInput;
}

@ArgsType()
export class OrderKeyArgs {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String, { nullable: true })
  number?: string | null;
}

@InputType()
export class RefundLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  quantity!: number;
}

@ArgsType()
export class CancelOrderArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "Or the header Idempotency-Key: a repeat gets the first answer.",
  })
  idempotencyKey?: string | null;
}

@ArgsType()
export class RefundOrderArgs extends CancelOrderArgs {
  @Field(() => [RefundLineInput], { nullable: true, description: "All that is left when absent." })
  lines?: RefundLineInput[] | null;

  @Field(() => String, { nullable: true, description: "For the buyer's mail and the records; at most 200 characters." })
  reason?: string | null;
}

@Directive("@inaccessible")
@InputType()
export class PaymentSettledInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => ID, { nullable: true, description: "The payment that the news are of." })
  paymentId?: string | null;

  @Field(() => String, { description: "SUCCEEDED or FAILED." })
  outcome!: string;

  @Field(() => String, { nullable: true })
  declineCode?: string | null;
}

@Directive("@inaccessible")
@InputType()
export class ExpireReservationInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => DateTimeScalar, { description: "Names the reservation among those of the order." })
  expiresAt!: Date;

  @Field(() => Boolean, { description: "Whether it ends now, or is about to." })
  isOver!: boolean;
}

@Directive("@inaccessible")
@InputType()
export class RefundSettledInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => ID, { description: "The order's refund: the key that payments was asked with." })
  refundId!: string;

  @Field(() => String, { description: "SUCCEEDED or FAILED." })
  outcome!: string;
}

@ArgsType()
export class AdvanceOrderArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => OrderStatusEnum, { description: "PROCESSING or COMPLETED." })
  to!: OrderStatusEnum;
}

export enum ShipmentStatusEnum {
  PENDING = "PENDING",
  IN_TRANSIT = "IN_TRANSIT",
  DELIVERED = "DELIVERED",
  FAILED = "FAILED",
  RETURNED = "RETURNED",
}

registerEnumType(ShipmentStatusEnum, { name: "ShipmentStatus" });

@Directive("@inaccessible")
@InputType()
export class RecordShipmentInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => String)
  trackingNumber!: string;

  @Field(() => String)
  carrier!: string;

  @Field(() => ShipmentStatusEnum)
  status!: ShipmentStatusEnum;

  @Field(() => String, { nullable: true })
  detail?: string | null;

  @Field(() => DateTimeScalar)
  at!: Date;
}
