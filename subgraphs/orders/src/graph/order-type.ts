import { ShippingAddressType, shippingAddressTypeFrom } from "@souk/kernel/graph/address-type";
import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { ProductStub, productStub } from "@souk/kernel/graph/product-stub";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { UserStub, userStub } from "@souk/kernel/graph/user-stub";
import { multiplyMoney } from "@souk/kernel/money";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Order, OrderEvent, OrderLine } from "../domain/order.js";

export enum OrderStatusEnum {
  CREATED = "CREATED",
  PAID = "PAID",
  PROCESSING = "PROCESSING",
  COMPLETED = "COMPLETED",
  CANCELLED = "CANCELLED",
  REFUNDED = "REFUNDED",
}

registerEnumType(OrderStatusEnum, {
  name: "OrderStatus",
  description: "CREATED to PAID to PROCESSING to COMPLETED; CANCELLED before payment.",
  valuesConfig: {
    CREATED: { description: "Placed and not paid: `payOrder` or `cancelOrder`." },
    PAID: { description: "Paid in full." },
    PROCESSING: { description: "On its way." },
    COMPLETED: { description: "Delivered." },
    CANCELLED: { description: "Ended before it was paid." },
    REFUNDED: { description: "The money went back." },
  },
});

@ObjectType("OrderLine", {
  description:
    "What was bought as it was then: sku, name and unit price are copied, so a later catalog change never alters an order.",
})
export class OrderLineType {
  @Field(() => ProductStub, { nullable: true, description: "As it is in the catalog now." })
  product!: ProductStub | null;

  @Field(() => String)
  sku!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => MoneyType)
  unitPrice!: MoneyType;

  @Field(() => MoneyType, { description: "Quantity times unit price." })
  lineTotal!: MoneyType;
}

@ObjectType("OrderEvent")
export class OrderEventType {
  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => String, {
    description:
      "orderPlaced, orderPaid, orderProcessing, orderCompleted, orderCancelled, paymentDeclined, shipmentPending, shipmentInTransit, shipmentDelivered, shipmentFailed, shipmentReturned.",
  })
  type!: string;

  @Field(() => OrderStatusEnum, { nullable: true, description: "Null when the order's status did not change." })
  from!: OrderStatusEnum | null;

  @Field(() => OrderStatusEnum, { nullable: true, description: "Null when the order's status did not change." })
  to!: OrderStatusEnum | null;

  @Field(() => String, { nullable: true })
  detail!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType("Order", { description: "A placed purchase. Its buyer and admins see it; to others it is not there." })
export class OrderType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The number for people, e.g. "ORD-101".' })
  number!: string;

  @Field(() => OrderStatusEnum)
  status!: OrderStatusEnum;

  @Field(() => [OrderLineType])
  lines!: OrderLineType[];

  @Field(() => MoneyType, { description: "The lines, before shipping." })
  subtotal!: MoneyType;

  @Field(() => MoneyType, { description: "0 when nothing is shipped." })
  shippingTotal!: MoneyType;

  @Field(() => MoneyType, { description: "What the buyer owes or paid: subtotal and shipping." })
  total!: MoneyType;

  @Field(() => DateTimeScalar)
  placedAt!: Date;

  @Field(() => [OrderEventType], { description: "What happened to it, oldest first." })
  events!: OrderEventType[];

  @Field(() => UserStub, { nullable: true })
  customer!: UserStub | null;

  @Field(() => ShippingAddressType, { nullable: true, description: "Null when nothing is shipped." })
  shippingAddress!: ShippingAddressType | null;
}

export function orderTypeFrom(order: Order): OrderType {
  const { id, number, status, placedAt, shipping } = order;
  return Object.assign(new OrderType(), {
    id,
    number,
    placedAt,
    status: OrderStatusEnum[status],
    lines: order.lines.map(lineTypeFrom),
    subtotal: moneyTypeFrom(order.subtotal),
    shippingTotal: moneyTypeFrom(order.shippingTotal),
    total: moneyTypeFrom(order.total),
    events: order.events.map(eventTypeFrom),
    customer: userStub(order.buyerId),
    shippingAddress: shipping && shippingAddressTypeFrom(shipping.address),
  });
}

function lineTypeFrom({ productId, sku, name, quantity, unitPrice }: OrderLine): OrderLineType {
  return Object.assign(new OrderLineType(), {
    sku,
    name,
    quantity,
    product: productStub(productId),
    unitPrice: moneyTypeFrom(unitPrice),
    lineTotal: moneyTypeFrom(multiplyMoney(unitPrice, quantity)),
  });
}

function eventTypeFrom({ at, type, from, to, detail }: OrderEvent): OrderEventType {
  return Object.assign(new OrderEventType(), {
    at,
    type,
    detail,
    from: from && OrderStatusEnum[from],
    to: to && OrderStatusEnum[to],
  });
}
