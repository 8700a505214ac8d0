import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { ShippingAddressType, shippingAddressTypeFrom } from "@souk/kernel/graph/address-type";
import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { notFound, type NotFoundType } from "@souk/kernel/graph/problem-types";
import { productStub, ProductStub } from "@souk/kernel/graph/product-stub";
import { PriceAdjustmentType, priceAdjustmentTypeFrom } from "@souk/kernel/graph/purchase/rule-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import type { AppliedTax } from "@souk/kernel/tax/tax-calculator";
import { multiplyMoney } from "@souk/kernel/values/money";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { checkoutProgress } from "../../domain/payment/checkout-progress.js";
import { taxesByName, taxMinor } from "../../domain/order/order-tax.js";
import { nextStatuses } from "../../domain/order/order-transitions.js";
import { isGuests, orderLineId, type Order, type OrderEvent, type OrderLine } from "../../domain/order/order.js";
import { CheckoutProgressType } from "../checkout/checkout-progress-type.js";
import { OrderRefundType, refundTypeFrom } from "../refund/order-refund-type.js";
import { AppliedTaxType, appliedTaxTypeFrom } from "./applied-tax-type.js";
import { userOrdersOf, UserOrdersType } from "./user-orders-type.js";
import { noteOf, type OrderEventNote } from "../../domain/order/order-event-notes.js";

export enum OrderStatusEnum {
  CREATED = "CREATED",
  PAID = "PAID",
  PROCESSING = "PROCESSING",
  COMPLETED = "COMPLETED",
  CANCELLED = "CANCELLED",
  REFUNDED = "REFUNDED",
}

export enum OrderEventNoteEnum {
  BY_SHOP = "BY_SHOP",
  BY_BUYER = "BY_BUYER",
  PROVIDER_OPEN = "PROVIDER_OPEN",
  PAYMENTS_UNAVAILABLE = "PAYMENTS_UNAVAILABLE",
  INVENTORY_UNAVAILABLE = "INVENTORY_UNAVAILABLE",
  REQUEST_RUNNING = "REQUEST_RUNNING",
  NOT_CHARGED = "NOT_CHARGED",
  NOT_PAID_IN_TIME = "NOT_PAID_IN_TIME",
  PAID_AFTER_CLOSED = "PAID_AFTER_CLOSED",
}

// a note without a value here does not compile
const noteEnums: Readonly<Record<OrderEventNote, OrderEventNoteEnum>> = OrderEventNoteEnum;

registerEnumType(OrderEventNoteEnum, {
  name: "OrderEventNote",
  description: "Details of order events that Souk writes itself. More may be added.",
});

registerEnumType(OrderStatusEnum, {
  name: "OrderStatus",
  description: "CREATED to PAID to PROCESSING to COMPLETED; an order with courses only goes from PAID to COMPLETED.",
  valuesConfig: {
    CREATED: { description: "Placed and not paid: call `payOrder` or `cancelOrder`." },
    PAID: { description: "Paid in full." },
    PROCESSING: { description: "The goods are on their way." },
    COMPLETED: { description: "Delivered, and the buyer is enrolled in the courses." },
    CANCELLED: { description: "Cancelled before it was completed; a payment is refunded." },
    REFUNDED: { description: "Everything was refunded." },
  },
});

@ObjectType("OrderLine", {
  description:
    "A bought line with the data at the time of purchase: SKU, name and unit price are copied, so later catalog changes do not affect an order.",
})
export class OrderLineType {
  @Field(() => ID, {
    description:
      "Unique in the order only. The product's id, unless the buyer gave values of declared fields with the line.",
  })
  lineId!: string;

  @Field(() => ProductStub, { nullable: true, description: "The product in its current state in the catalog." })
  product!: ProductStub | null;

  @Field(() => String)
  sku!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Boolean, { description: "Whether the line is shipped: true for goods, false for courses." })
  needsShipping!: boolean;

  @Field(() => MoneyType)
  unitPrice!: MoneyType;

  @Field(() => [PriceAdjustmentType], {
    description: "The changes of the catalog's price by rules of this shop, at the time of purchase.",
  })
  adjustments!: PriceAdjustmentType[];

  @Field(() => MoneyType, { description: "Quantity times unit price." })
  lineTotal!: MoneyType;

  @Field(() => [AppliedTaxType], { description: "The taxes on `lineTotal`; empty in a shop without tax." })
  taxes!: AppliedTaxType[];

  /** The buyer of the order. */
  ownerId!: string;

  /** The stored values; `withCustomFields` shows them. */
  custom!: CustomValues;
}

@ObjectType("OrderEvent")
export class OrderEventType {
  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => String, {
    description:
      "orderPlaced, orderClaimed, orderSuperseded, stockReserved, paymentCharged, paymentAuthorized, paymentCaptured, captureRefused, authorizationEnds, authorizationEnded, orderPaid, stockCommitted, enrolled, orderProcessing, orderCompleted, orderCancelled, orderRefunded, paymentDeclined, paymentActionRequired, paymentUnknown, paymentNotMade, paymentReturned, ruleNoted, reservationExpired, refundRequested, moneyReturned, refundRefused, shipmentPending, shipmentInTransit, shipmentDelivered, shipmentFailed, shipmentReturned, shipmentChanged.",
  })
  type!: string;

  @Field(() => String, {
    nullable: true,
    description: "The originator: buyer, admin, or a part of Souk such as payments.",
  })
  actor!: string | null;

  @Field(() => OrderStatusEnum, { nullable: true, description: "Null when the order's status did not change." })
  from!: OrderStatusEnum | null;

  @Field(() => OrderStatusEnum, { nullable: true, description: "Null when the order's status did not change." })
  to!: OrderStatusEnum | null;

  @Field(() => String, { nullable: true })
  detail!: string | null;

  @Field(() => OrderEventNoteEnum, {
    nullable: true,
    description: "The meaning of `detail`, for clients that translate it; null for amounts, codes and texts by people.",
  })
  note!: OrderEventNoteEnum | null;
}

@ObjectType("OrderReference", {
  description: "The id and number of another order; use `order(id)` or `order(number)` for more.",
})
export class OrderReferenceType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  number!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("Order", { description: "A placed purchase. Visible to its buyer and admins; null for others." })
export class OrderType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The number that people see, e.g. "ORD-101".' })
  number!: string;

  @Field(() => OrderStatusEnum)
  status!: OrderStatusEnum;

  @Field(() => [OrderStatusEnum], {
    description: "The possible next statuses for any actor; empty for a final status.",
  })
  allowedTransitions!: OrderStatusEnum[];

  @Field(() => OrderReferenceType, {
    nullable: true,
    description:
      "The other order of the same cart that superseded this one before it was paid. This one is then CANCELLED; null otherwise.",
  })
  supersededBy!: OrderReferenceType | null;

  @Field(() => [OrderLineType])
  lines!: OrderLineType[];

  @Field(() => MoneyType, { description: "The sum of the lines, before shipping." })
  subtotal!: MoneyType;

  @Field(() => MoneyType, { description: "0 when nothing is shipped." })
  shippingTotal!: MoneyType;

  @Field(() => [AppliedTaxType], {
    description: "The taxes on lines and shipping, one entry for each name and rate; empty in a shop without tax.",
  })
  taxes!: AppliedTaxType[];

  @Field(() => MoneyType, { description: "The sum of `taxes`." })
  taxTotal!: MoneyType;

  @Field(() => Boolean, { description: "Whether the prices contain the taxes; otherwise `total` adds them." })
  isTaxIncluded!: boolean;

  @Field(() => MoneyType, {
    description: "The amount to pay or paid: subtotal, shipping, and the taxes unless the prices contain them.",
  })
  total!: MoneyType;

  @Field(() => DateTimeScalar)
  placedAt!: Date;

  @Field(() => [OrderEventType], { description: "The history of the order, oldest first." })
  events!: OrderEventType[];

  @Field(() => [OrderRefundType], { description: "Oldest first, without refused refunds." })
  refunds!: OrderRefundType[];

  @Field(() => CheckoutProgressType, { description: "The state of the payment, for the buyer's page." })
  checkout!: CheckoutProgressType;

  @Field(() => UserOrdersType, {
    nullable: true,
    description: "Null for a guest's order that no account has claimed.",
  })
  customer!: UserOrdersType | null;

  @Field(() => String, {
    nullable: true,
    description: "The address that the guest gave at the checkout. Null for an order that was placed with an account.",
  })
  email!: string | null;

  @Field(() => ShippingAddressType, { nullable: true, description: "Null when nothing is shipped." })
  shippingAddress!: ShippingAddressType | null;

  /** The buyer, who may read the fields for the owner. */
  ownerId!: string;

  /** The stored values; `withCustomFields` shows them. */
  custom!: CustomValues;
}

export function orderTypeFrom(order: Order): OrderType {
  const { id, number, status, placedAt, shipping } = order;
  return Object.assign(new OrderType(), {
    id,
    number,
    placedAt,
    status: OrderStatusEnum[status],
    allowedTransitions: nextStatuses(order).map((next) => OrderStatusEnum[next]),
    supersededBy: order.supersededBy && Object.assign(new OrderReferenceType(), order.supersededBy),
    lines: order.lines.map((line, index) => lineTypeFrom(line, order.tax?.lines[index] ?? [], order.buyerId)),
    subtotal: moneyTypeFrom(order.subtotal),
    shippingTotal: moneyTypeFrom(order.shippingTotal),
    taxes: taxesByName(order.tax).map(appliedTaxTypeFrom(order.total.currency)),
    taxTotal: moneyTypeFrom({ amountMinor: taxMinor(order.tax), currency: order.total.currency }),
    isTaxIncluded: order.tax?.isIncluded ?? false,
    total: moneyTypeFrom(order.total),
    events: order.events.map(eventTypeFrom),
    refunds: order.refunds.map(refundTypeFrom),
    checkout: Object.assign(new CheckoutProgressType(), checkoutProgress(order)),
    customer: isGuests(order) ? null : userOrdersOf(order.buyerId),
    email: order.guest?.email ?? null,
    shippingAddress: shipping && shippingAddressTypeFrom(shipping.address),
    ownerId: order.buyerId,
    custom: order.custom,
  });
}

function lineTypeFrom(line: OrderLine, taxes: readonly AppliedTax[], ownerId: string): OrderLineType {
  const { productId, kind, sku, name, quantity, unitPrice, adjusted, custom = {} } = line;
  return Object.assign(new OrderLineType(), {
    lineId: orderLineId(line),
    ownerId,
    custom,
    sku,
    name,
    quantity,
    product: productStub(productId),
    needsShipping: kind === "PHYSICAL",
    unitPrice: moneyTypeFrom(unitPrice),
    adjustments: (adjusted?.adjustments ?? []).map((one) => priceAdjustmentTypeFrom(one, unitPrice.currency)),
    lineTotal: moneyTypeFrom(multiplyMoney(unitPrice, quantity)),
    taxes: taxes.map(appliedTaxTypeFrom(unitPrice.currency)),
  });
}

function eventTypeFrom({ at, type, actor, from, to, detail }: OrderEvent): OrderEventType {
  const note = noteOf(detail);
  return Object.assign(new OrderEventType(), {
    // the public event shows only the role, not the account
    actor: actor?.split(":")[0] ?? null,
    at,
    type,
    detail,
    note: note === null ? null : noteEnums[note],
    from: from && OrderStatusEnum[from],
    to: to && OrderStatusEnum[to],
  });
}

export function noOrder(id: string): NotFoundType {
  return notFound(`There is no order ${id}.`);
}
