import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ShippingAddressType, shippingAddressTypeFrom } from "@souk/kernel/graph/address-type";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { Shipment } from "../domain/shipment.js";

export enum ShipmentStatusEnum {
  PENDING = "PENDING",
  IN_TRANSIT = "IN_TRANSIT",
  DELIVERED = "DELIVERED",
  FAILED = "FAILED",
  RETURNED = "RETURNED",
}

registerEnumType(ShipmentStatusEnum, {
  name: "ShipmentStatus",
  valuesConfig: {
    PENDING: { description: "Being packed; the carrier does not have it yet." },
    IN_TRANSIT: { description: "With the carrier." },
    DELIVERED: { description: "The carrier reports that it arrived." },
    FAILED: { description: "It could not be handed over or delivered; may be tried again." },
    RETURNED: { description: "It came back. The end." },
  },
});

@ObjectType("ShipmentEvent")
export class ShipmentEventType {
  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => ShipmentStatusEnum)
  status!: ShipmentStatusEnum;

  @Field(() => String, { nullable: true, description: "For people: where the parcel is, why it waits." })
  detail!: string | null;
}

@ObjectType("Shipment", { description: "The hand-over of an order's goods to a carrier." })
export class ShipmentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What `shipment` finds it by, e.g. "SHIP-888".' })
  trackingNumber!: string;

  @Field(() => String, { description: "Its name when the order was placed." })
  carrier!: string;

  @Field(() => ShipmentStatusEnum)
  status!: ShipmentStatusEnum;

  @Field(() => ShippingAddressType)
  address!: ShippingAddressType;

  @Field(() => [ShipmentEventType], { description: "Oldest first; the last one has the shipment's status." })
  events!: ShipmentEventType[];

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export function shipmentTypeFrom(shipment: Shipment): ShipmentType {
  const { id, trackingNumber, carrier, status, address, events, createdAt } = shipment;
  return Object.assign(new ShipmentType(), {
    id,
    trackingNumber,
    carrier,
    createdAt,
    status: ShipmentStatusEnum[status],
    address: shippingAddressTypeFrom(address),
    events: events.map((event) =>
      Object.assign(new ShipmentEventType(), {
        at: event.at,
        status: ShipmentStatusEnum[event.status],
        detail: event.detail,
      }),
    ),
  });
}
