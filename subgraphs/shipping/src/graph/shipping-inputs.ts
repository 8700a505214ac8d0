import { AddressInput } from "@souk/kernel/graph/address-type";
import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Directive, Field, ID, InputType } from "type-graphql";
import { ShipmentStatusEnum } from "./shipment-type.js";

@InputType()
export class UpdateShipmentInput {
  @Field(() => String)
  trackingNumber!: string;

  @Field(() => ShipmentStatusEnum, {
    description: "The status it has already: with a new `detail` a remark that is not mailed, else nothing happens.",
  })
  status!: ShipmentStatusEnum;

  @Field(() => String, { nullable: true, description: "One line, at most 500 characters; the buyer reads it." })
  detail?: string | null;
}

@Directive("@inaccessible")
@InputType({ description: "Without a carrier: the default one." })
export class ShippingRateInput {
  @Field(() => String, { nullable: true, description: "Its name, in any case." })
  carrier?: string | null;

  @Field(() => String, { description: "ISO 3166-1 alpha-2." })
  country!: string;

  @Field(() => MoneyInput, { description: "Of all lines of the order, before shipping." })
  subtotal!: MoneyInput;
}

@Directive("@inaccessible")
@InputType()
export class CancelShipmentInput {
  @Field(() => ID, { description: "The event of the order that calls for it; `orderId` is what makes it happen once." })
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "One line, 1 to 500 characters; the buyer reads it." })
  reason!: string;
}

@Directive("@inaccessible")
@InputType()
export class CreateShipmentInput {
  @Field(() => ID, { description: "The event of the order that calls for it; `orderId` is what makes it happen once." })
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => String)
  orderNumber!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => String, { nullable: true, description: "Where mails go to, of a buyer whom accounts does not know." })
  email?: string | null;

  @Field(() => String)
  carrier!: string;

  @Field(() => AddressInput)
  address!: AddressInput;
}
