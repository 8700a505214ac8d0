import { AddressInput } from "@souk/kernel/graph/address-type";
import { CardInput } from "@souk/kernel/graph/card-input";
import { MoneyInput } from "@souk/kernel/graph/money-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Directive, Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import { OrderStatusEnum } from "./order-type.js";

@InputType({ description: "The proof of payment that the provider's own checkout gave to the browser." })
export class PaymentConfirmationInput {
  @Field(() => ID, { description: "Razorpay's `razorpay_payment_id`." })
  providerPaymentId!: string;

  @Field(() => String, { description: "Razorpay's `razorpay_signature`." })
  signature!: string;
}

@InputType({ description: "Exactly one of: a stored method, a card, the provider's own checkout, a confirmation." })
export class PaymentInput {
  @Field(() => ID, { nullable: true })
  paymentMethodId?: string | null;

  @Field(() => CardInput, { nullable: true })
  card?: CardInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "The buyer pays in the provider's own checkout; for a shop whose provider is Razorpay. Returns PaymentActionRequired with the data to open that checkout.",
  })
  atProvider?: boolean | null;

  @Field(() => PaymentConfirmationInput, {
    nullable: true,
    description: "For `payOrder` only: proves a payment in the provider's own checkout, and starts no payment.",
  })
  confirmation?: PaymentConfirmationInput | null;
}

@InputType()
export class CheckoutInput {
  @Field(() => String, {
    description:
      "A repeat with the same key and body returns the same order; the same key with another body is IdempotencyKeyReused. 1 to 200 characters.",
  })
  idempotencyKey!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Required for guests: the order's mails go there, and an account with that address claims the order. Not for users.",
  })
  email?: string | null;

  @Field(() => PaymentInput)
  payment!: PaymentInput;

  @Field(() => AddressInput, { nullable: true, description: "Required when the cart contains goods." })
  shippingAddress?: AddressInput | null;

  @Field(() => String, { nullable: true, description: 'The name of the carrier; "Canada Post" by default.' })
  carrier?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: "If the total differs, returns PriceChanged and charges nothing.",
  })
  expectedTotal?: MoneyInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The `version` of the cart that the buyer has seen. If the cart has another version, returns CartChanged and charges nothing.",
  })
  expectedCartVersion?: string | null;
}

@InputType({ description: "Pays an order that is still CREATED, for example after a decline." })
export class PayOrderInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "A new key for each attempt; the same key repeats the answer." })
  idempotencyKey!: string;

  @Field(() => PaymentInput)
  payment!: PaymentInput;

  @Field(() => MoneyInput, {
    nullable: true,
    description: "If the order's total differs, returns PriceChanged and charges nothing.",
  })
  expectedTotal?: MoneyInput | null;
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
    description: "Can also come in the header Idempotency-Key. A repeat returns the first answer.",
  })
  idempotencyKey?: string | null;
}

@ArgsType()
export class RefundOrderArgs extends CancelOrderArgs {
  @Field(() => [RefundLineInput], { nullable: true, description: "All remaining units when absent." })
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

  @Field(() => ID, { nullable: true, description: "The payment that this event is about." })
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

  @Field(() => DateTimeScalar, { description: "Identifies one of the order's reservations." })
  expiresAt!: Date;

  @Field(() => Boolean, { description: "True at or after the end of the reservation; false shortly before it." })
  isOver!: boolean;
}

@Directive("@inaccessible")
@InputType()
export class RefundSettledInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => ID, { description: "The order's refund: the idempotency key of the request to payments." })
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

  @Field(() => Boolean, {
    nullable: true,
    description: "True if lines, carrier or address changed, but not the status.",
  })
  isChange?: boolean | null;

  @Field(() => [RefundLineInput], {
    nullable: true,
    description: "The current units in the parcel. Null for all goods of the order.",
  })
  lines?: RefundLineInput[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the carrier has, or had, the parcel." })
  hasLeft?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether any parcel of the order has left." })
  hasOrderLeft?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the parcel was cancelled before it left." })
  isCancelled?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "The number of the parcel that it replaces; its units do not count as additional goods of the order.",
  })
  replaces?: string | null;
}
