import { AddressInput } from "@souk/kernel/graph/address-type";
import { MoneyInput } from "@souk/kernel/graph/money-type";
import { ArgsType, Directive, Field, ID, InputType, Int } from "type-graphql";
import { ShipmentStatusEnum } from "./shipment-type.js";

const carrierNumber = "The carrier's own number: one line of at most 60 characters; empty removes it.";
const trackingLink =
  "An http or https address of at most 2,000 characters; empty removes it, and the link from the carrier's template is shown.";

@InputType()
export class UpdateShipmentInput {
  @Field(() => String)
  trackingNumber!: string;

  @Field(() => ShipmentStatusEnum, {
    description:
      "The current status with a new `detail`, number or link adds a remark that is not mailed; otherwise, nothing happens.",
  })
  status!: ShipmentStatusEnum;

  @Field(() => String, { nullable: true, description: "One line, at most 500 characters; visible to the buyer." })
  detail?: string | null;

  @Field(() => String, { nullable: true, description: carrierNumber })
  carrierTrackingNumber?: string | null;

  @Field(() => String, { nullable: true, description: trackingLink })
  trackingUrl?: string | null;
}

@InputType()
export class ShipmentLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  quantity!: number;
}

@InputType()
export class AddShipmentInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => [ShipmentLineInput], {
    nullable: true,
    description:
      "The goods of the new parcel, from no parcel or from parcels that have not left. When absent: all goods that have not left; for a replacement, all goods that are not replaced yet.",
  })
  lines?: ShipmentLineInput[] | null;

  @Field(() => String, { nullable: true, description: "The order's carrier when absent." })
  carrier?: string | null;

  @Field(() => AddressInput, { nullable: true, description: "The order's address when absent." })
  address?: AddressInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The tracking number of a parcel of the order that failed, came back or was delivered: its goods are sent again. A replacement does not change stock.",
  })
  replaces?: string | null;

  @Field(() => String, {
    description:
      "A repeat with the same key and input returns the same shipment; the same key with another input is IdempotencyKeyReused. 1 to 200 characters.",
  })
  idempotencyKey!: string;
}

@ArgsType()
export class WithdrawShipmentArgs {
  @Field(() => String)
  trackingNumber!: string;

  @Field(() => String, { description: "Visible to the buyer." })
  reason!: string;
}

@InputType({ description: "An absent field stays unchanged." })
export class ChangeShipmentInput {
  @Field(() => String)
  trackingNumber!: string;

  @Field(() => String, { nullable: true, description: "Can change until the parcel has left." })
  carrier?: string | null;

  @Field(() => AddressInput, { nullable: true, description: "Can change until the parcel has left." })
  address?: AddressInput | null;

  @Field(() => String, { nullable: true, description: carrierNumber })
  carrierTrackingNumber?: string | null;

  @Field(() => String, { nullable: true, description: trackingLink })
  trackingUrl?: string | null;
}

@Directive("@inaccessible")
@InputType()
export class RateLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  quantity!: number;
}

@Directive("@inaccessible")
@InputType({ description: "Uses the default carrier when `carrier` is absent." })
export class ShippingRateInput {
  @Field(() => String, { nullable: true, description: "The carrier's name, case-insensitive." })
  carrier?: string | null;

  @Field(() => String, { description: "ISO 3166-1 alpha-2." })
  country!: string;

  @Field(() => String, { nullable: true })
  region?: string | null;

  @Field(() => String, { nullable: true })
  city?: string | null;

  @Field(() => String, { nullable: true })
  postalCode?: string | null;

  @Field(() => MoneyInput, { description: "The sum of all lines of the order, before shipping." })
  subtotal!: MoneyInput;

  @Field(() => [RateLineInput], {
    nullable: true,
    description: "The goods; absent from the previous release of orders.",
  })
  lines?: RateLineInput[] | null;
}

@Directive("@inaccessible")
@InputType()
export class CancelShipmentInput {
  @Field(() => ID, { description: "The order event that caused the cancellation. `orderId` is the idempotency key." })
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "One line, 1 to 500 characters; visible to the buyer." })
  reason!: string;
}

@Directive("@inaccessible")
@InputType()
export class GoodsInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => String)
  sku!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  quantity!: number;
}

@Directive("@inaccessible")
@InputType()
export class CreateShipmentInput {
  @Field(() => ID, { description: "The order event that caused the shipment. `orderId` is the idempotency key." })
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => String)
  orderNumber!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => String, { nullable: true, description: "The mail address of a buyer whom accounts does not know." })
  email?: string | null;

  @Field(() => String)
  carrier!: string;

  @Field(() => AddressInput)
  address!: AddressInput;

  @Field(() => [GoodsInput], { nullable: true, description: "All goods of the order; an earlier release sends null." })
  lines?: GoodsInput[] | null;
}
