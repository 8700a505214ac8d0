import { ShippingAddressType, shippingAddressTypeFrom } from "@souk/kernel/graph/address-type";
import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { ProductStub, productStub } from "@souk/kernel/graph/product-stub";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { multiplyMoney } from "@souk/kernel/money";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { checkoutProgress, type CheckoutProgress, type CheckoutStep } from "../domain/checkout-progress.js";
import { orderTransitions } from "../domain/order-transitions.js";
import { isGuests, type Order, type OrderEvent, type OrderLine, type OrderRefund } from "../domain/order.js";
import { UserOrdersType, userOrdersOf } from "./user-orders-type.js";

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
      "orderPlaced, orderClaimed, orderPaid, orderProcessing, orderCompleted, orderCancelled, orderRefunded, paymentDeclined, paymentUnknown, paymentNotMade, paymentReturned, reservationExpired, refundRequested, moneyReturned, refundRefused, shipmentPending, shipmentInTransit, shipmentDelivered, shipmentFailed, shipmentReturned.",
  })
  type!: string;

  @Field(() => String, { nullable: true, description: "Who: buyer, admin, or a part of Souk such as payments." })
  actor!: string | null;

  @Field(() => OrderStatusEnum, { nullable: true, description: "Null when the order's status did not change." })
  from!: OrderStatusEnum | null;

  @Field(() => OrderStatusEnum, { nullable: true, description: "Null when the order's status did not change." })
  to!: OrderStatusEnum | null;

  @Field(() => String, { nullable: true })
  detail!: string | null;
}

export enum RefundStateEnum {
  REQUESTED = "REQUESTED",
  DONE = "DONE",
  FAILED = "FAILED",
}

registerEnumType(RefundStateEnum, {
  name: "RefundState",
  valuesConfig: {
    REQUESTED: { description: "On its way." },
    DONE: { description: "The money is back." },
    FAILED: { description: "Payments refused it; a person has to look." },
  },
});

@ObjectType("RefundedLine")
export class RefundedLineType {
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;

  @Field(() => Int)
  quantity!: number;
}

@ObjectType("OrderRefund", { description: "Money of an order that goes back." })
export class OrderRefundType {
  @Field(() => ID)
  id!: string;

  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => [RefundedLineType])
  lines!: RefundedLineType[];

  @Field(() => RefundStateEnum)
  state!: RefundStateEnum;

  @Field(() => String)
  reason!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

enum CheckoutStepEnum {
  AWAITING_PAYMENT = "AWAITING_PAYMENT",
  ACTION_REQUIRED = "ACTION_REQUIRED",
  CONFIRMING_PAYMENT = "CONFIRMING_PAYMENT",
  PAID = "PAID",
  CLOSED = "CLOSED",
}

registerEnumType(CheckoutStepEnum, {
  name: "CheckoutStep",
  valuesConfig: {
    AWAITING_PAYMENT: { description: "`payOrder` goes on." },
    ACTION_REQUIRED: {
      description: "The buyer has to do something with the provider; `payOrder` tells what, and charges nothing anew.",
    },
    CONFIRMING_PAYMENT: {
      description:
        "Nobody knows yet whether the payment went through. It is asked about until somebody does; do not pay again.",
    },
    PAID: { description: "Nothing is left to do for the buyer." },
    CLOSED: { description: "Cancelled or refunded." },
  },
});

@ObjectType("CheckoutProgress")
export class CheckoutProgressType implements CheckoutProgress {
  @Field(() => CheckoutStepEnum)
  step!: CheckoutStep;

  @Field(() => Int, { description: "How often a payment was tried." })
  attempts!: number;

  @Field(() => String, { nullable: true, description: "Why the last try did not succeed." })
  lastError!: string | null;
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

  @Field(() => [OrderStatusEnum], {
    description: "What it may become next, by whoever may do that; nothing more when empty.",
  })
  allowedTransitions!: OrderStatusEnum[];

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

  @Field(() => [OrderRefundType], { description: "Oldest first; without those that were refused." })
  refunds!: OrderRefundType[];

  @Field(() => CheckoutProgressType, { description: "For the buyer's page: where the payment stands." })
  checkout!: CheckoutProgressType;

  @Field(() => UserOrdersType, {
    nullable: true,
    description: "Null for a guest's order, until an account has claimed it.",
  })
  customer!: UserOrdersType | null;

  @Field(() => String, {
    nullable: true,
    description: "What the guest gave who placed it. Null for an order that was placed with an account.",
  })
  email!: string | null;

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
    allowedTransitions: orderTransitions[status].map((next) => OrderStatusEnum[next]),
    lines: order.lines.map(lineTypeFrom),
    subtotal: moneyTypeFrom(order.subtotal),
    shippingTotal: moneyTypeFrom(order.shippingTotal),
    total: moneyTypeFrom(order.total),
    events: order.events.map(eventTypeFrom),
    refunds: order.refunds.map(refundTypeFrom),
    checkout: Object.assign(new CheckoutProgressType(), checkoutProgress(order)),
    customer: isGuests(order) ? null : userOrdersOf(order.buyerId),
    email: order.guest?.email ?? null,
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

function eventTypeFrom({ at, type, actor, from, to, detail }: OrderEvent): OrderEventType {
  return Object.assign(new OrderEventType(), {
    // whose account it was is nobody's business here
    actor: actor?.split(":")[0] ?? null,
    at,
    type,
    detail,
    from: from && OrderStatusEnum[from],
    to: to && OrderStatusEnum[to],
  });
}

function refundTypeFrom({ id, amount, lines, state, reason, createdAt }: OrderRefund): OrderRefundType {
  return Object.assign(new OrderRefundType(), {
    id,
    reason,
    createdAt,
    amount: moneyTypeFrom(amount),
    state: RefundStateEnum[state],
    lines: lines.map(({ productId, quantity }) =>
      Object.assign(new RefundedLineType(), { product: productStub(productId), quantity }),
    ),
  });
}
