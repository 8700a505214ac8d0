import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { PriceAdjustment } from "@souk/kernel/project/rules";
import type { Money } from "@souk/kernel/values/money";
import type { Locale } from "@souk/kernel/values/locale";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { OrderTax } from "./order-tax.js";

export const orderStatuses = ["CREATED", "PAID", "PROCESSING", "COMPLETED", "CANCELLED", "REFUNDED"] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** The seller of a course at the time of purchase. */
export interface CourseSeller {
  readonly instructorId: string;
  /** The shop's share of the price without tax, in basis points. */
  readonly shopShare: number;
}

/** A bought line with the data at the time of purchase: later changes in the catalog do not affect it. */
export interface OrderLine {
  readonly productId: string;
  /** The id of the cart's line, if that had values of declared fields. */
  readonly lineId?: string | undefined;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  /** The price in the catalog, and its changes up to the unit price; absent for a line at the catalog's price. */
  readonly adjusted?: { readonly catalogPrice: Money; readonly adjustments: readonly PriceAdjustment[] };
  /** The values of the fields that the shop has declared; absent without any. */
  readonly custom?: CustomValues | undefined;
  /** Written with a course; not read with an order. */
  readonly seller?: CourseSeller;
}

/** Returns the id of a line, which is unique in its order. */
export function orderLineId({ lineId, productId }: Pick<OrderLine, "lineId" | "productId">): string {
  return lineId ?? productId;
}

export interface OrderEvent {
  readonly at: Date;
  readonly type: string;
  /** `buyer:<id>`, `admin:<id>`, or a part of Souk. Null for events from before actors were recorded. */
  readonly actor: string | null;
  readonly from: OrderStatus | null;
  readonly to: OrderStatus | null;
  readonly detail: string | null;
}

export interface OrderRefund {
  readonly id: string;
  /**
   * REFUND: started by the shop. CANCEL: a paid order was cancelled. LATE: a payment arrived after the order was
   * closed.
   */
  readonly kind: "REFUND" | "CANCEL" | "LATE";
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly amount: Money;
  /** FAILED: payments refused it; an admin must look at it. */
  readonly state: "REQUESTED" | "DONE" | "FAILED";
  readonly reason: string;
  readonly createdAt: Date;
}

export type ShipmentStatus =
  "PENDING" | "LABEL_CREATED" | "IN_TRANSIT" | "OUT_FOR_DELIVERY" | "DELIVERED" | "FAILED" | "RETURNED";

/** Whether the carrier does not have the parcel yet, and nothing has failed. */
export function waitsForCarrier(status: ShipmentStatus): boolean {
  return status === "PENDING" || status === "LABEL_CREATED";
}

/** Whether the carrier has the parcel, or has delivered it. */
export function isWithCarrier(status: ShipmentStatus): boolean {
  return status === "IN_TRANSIT" || status === "OUT_FOR_DELIVERY" || status === "DELIVERED";
}

/** A parcel of the order, as last reported by shipping. */
export interface OrderShipment {
  readonly trackingNumber: string;
  readonly status: ShipmentStatus;
  /** The units in the parcel; null for all goods of the order. */
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[] | null;
  readonly hasLeft: boolean;
  /** Cancelled before it left. */
  readonly isCancelled: boolean;
  /** The number of the parcel that it replaces; its units do not count as additional goods of the order. */
  readonly replaces: string | null;
}

export interface OrderReference {
  readonly id: string;
  readonly number: string;
}

export interface Order {
  readonly id: string;
  /** The number that people see, such as "ORD-101". */
  readonly number: string;
  readonly buyerId: string;
  /**
   * Set if the order was placed without an account; stays when an account claims it. The address is null once it is
   * erased.
   */
  readonly guest: { readonly id: string; readonly email: string | null } | null;
  /** The language of the checkout, for the mails of the order; null when unknown. */
  readonly locale?: Locale | null;
  readonly status: OrderStatus;
  /** The order of the same cart that superseded this one. */
  readonly supersededBy: OrderReference | null;
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  readonly shippingTotal: Money;
  readonly total: Money;
  /** Absent in a shop without tax. */
  readonly tax?: OrderTax | undefined;
  readonly placedAt: Date;
  /** Null when nothing is shipped. */
  readonly shipping: { readonly address: PostalAddress; readonly carrier: string } | null;
  /** Oldest first. */
  readonly events: readonly OrderEvent[];
  /** Oldest first, without FAILED refunds. */
  readonly refunds: readonly OrderRefund[];
  readonly shipments: readonly OrderShipment[];
  /**
   * True if the order is unpaid and a payment attempt has no outcome: a charge may be in progress, even if its process
   * has died.
   */
  readonly isBeingPaid: boolean;
  readonly custom: CustomValues;
}

/** Returns whether this is a guest's order that no account has claimed. */
export function isGuests({ guest, buyerId }: Pick<Order, "guest" | "buyerId">): boolean {
  return guest?.id === buyerId;
}

/** Returns whether nothing has to be paid: the order becomes PAID without a payment. */
export function isFree({ total }: Pick<Order, "total">): boolean {
  return total.amountMinor === 0;
}

export function isClosed({ status }: Pick<Order, "status">): boolean {
  return status === "CANCELLED" || status === "REFUNDED";
}

export function physicalLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.filter(({ kind }) => kind === "PHYSICAL");
}

/** Returns the number of units to ship that are not refunded and have no refund in progress. */
export function unitsToShip({ lines, refunds }: Pick<Order, "lines" | "refunds">): number {
  const goods = physicalLines(lines);
  const refunded = refunds.flatMap((refund) => refund.lines).filter(({ productId }) => isAmong(goods, productId));
  return unitsOf(goods) - unitsOf(refunded);
}

function isAmong(lines: readonly OrderLine[], productId: string): boolean {
  return lines.some((line) => line.productId === productId);
}

function unitsOf(lines: readonly { readonly quantity: number }[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

export function courseLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.filter(({ kind }) => kind === "COURSE");
}

/** Returns the goods among the lines, with the units of each product in one sum. */
export function goodsOf(lines: readonly OrderLine[]): OrderLine[] {
  const goods = physicalLines(lines);
  const first = goods.filter(
    ({ productId }, index) => index === goods.findIndex((line) => line.productId === productId),
  );
  return first.map((line) => ({ ...line, quantity: unitsOfProduct(goods, line.productId) }));
}

/** Adds up the units of a product; several lines may contain it. */
export function unitsOfProduct(
  lines: readonly { readonly productId: string; readonly quantity: number }[],
  productId: string,
): number {
  return lines.filter((line) => line.productId === productId).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Normalizes an order number: "101", "ord-101" and " ORD-101" become ORD-101. */
export function normalizeOrderNumber(text: string): string {
  const plain = text.trim().toUpperCase();
  return /^\d+$/.test(plain) ? `ORD-${plain}` : plain;
}
