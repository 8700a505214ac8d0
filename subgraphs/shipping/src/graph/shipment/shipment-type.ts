import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ShippingAddressType, shippingAddressTypeFrom } from "@souk/kernel/graph/address-type";
import { ProductStub, productStub } from "@souk/kernel/graph/product-stub";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { hasLeft } from "../../domain/shipment/parcel.js";
import type { ParcelLine, Shipment } from "../../domain/shipment/shipment.js";

export enum ShipmentStatusEnum {
  PENDING = "PENDING",
  LABEL_CREATED = "LABEL_CREATED",
  IN_TRANSIT = "IN_TRANSIT",
  OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY",
  DELIVERED = "DELIVERED",
  FAILED = "FAILED",
  RETURNED = "RETURNED",
}

registerEnumType(ShipmentStatusEnum, {
  name: "ShipmentStatus",
  valuesConfig: {
    PENDING: { description: "The carrier does not have the parcel yet." },
    LABEL_CREATED: { description: "The parcel has a label; the carrier does not have it yet." },
    IN_TRANSIT: { description: "The carrier has the parcel." },
    OUT_FOR_DELIVERY: { description: "The carrier delivers the parcel today." },
    DELIVERED: { description: "The carrier reports that the parcel arrived." },
    FAILED: { description: "The parcel could not be handed over or delivered; may be tried again." },
    RETURNED: { description: "The parcel came back. Final." },
  },
});

@ObjectType("ShipmentEvent")
export class ShipmentEventType {
  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => ShipmentStatusEnum)
  status!: ShipmentStatusEnum;

  @Field(() => String, { nullable: true, description: "Free text, such as where the parcel is or why it waits." })
  detail!: string | null;
}

@ObjectType("Carrier")
export class CarrierType {
  @Field(() => String)
  name!: string;
}

@ObjectType("ShipmentLine", { description: "Goods in a parcel, with the name and SKU of the order's line." })
export class ShipmentLineType {
  @Field(() => ProductStub, { nullable: true, description: "The product in its current state in the catalog." })
  product!: ProductStub | null;

  @Field(() => String)
  sku!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  quantity!: number;
}

@ObjectType("Shipment", { description: "A parcel: the carrier delivers some or all goods of an order." })
export class ShipmentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The shop\'s number, the argument of `shipment`, e.g. "SHIP-888".' })
  trackingNumber!: string;

  @Field(() => String, { description: "The carrier's name." })
  carrier!: string;

  @Field(() => String, {
    nullable: true,
    description: "The carrier's own number; null when there is none or it is not entered yet.",
  })
  carrierTrackingNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "An http or https address where the carrier shows the parcel: the entered one, or the one built from the carrier's template and number.",
  })
  trackingUrl!: string | null;

  @Field(() => [ShipmentLineType], {
    nullable: true,
    description: "The goods in the parcel. Null for an older shipment, which holds all goods of its order.",
  })
  lines!: ShipmentLineType[] | null;

  @Field(() => String, {
    nullable: true,
    description: "The tracking number of the shipment that this one replaces.",
  })
  replaces!: string | null;

  @Field(() => Boolean, {
    description: "The carrier has, or had, the parcel: its carrier and address cannot change any more.",
  })
  hasLeft!: boolean;

  @Field(() => Boolean, {
    description: "The staff or the order cancelled it before it left; its status is FAILED.",
  })
  isCancelled!: boolean;

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
  const { id, trackingNumber, carrier, carrierTrackingNumber, trackingUrl, lines, replaces, isCancelled } = shipment;
  const { status, address, events, createdAt } = shipment;
  return Object.assign(new ShipmentType(), {
    id,
    trackingNumber,
    carrier,
    carrierTrackingNumber,
    trackingUrl,
    replaces,
    isCancelled,
    createdAt,
    hasLeft: hasLeft(shipment),
    lines: lines && lines.map(lineTypeFrom),
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

function lineTypeFrom({ productId, sku, name, quantity }: ParcelLine): ShipmentLineType {
  return Object.assign(new ShipmentLineType(), { product: productStub(productId), sku, name, quantity });
}
