import type { Money } from "@souk/kernel/money";
import type { PostalAddress } from "@souk/kernel/postal-address";

export const orderStatuses = ["CREATED", "PAID", "PROCESSING", "COMPLETED", "CANCELLED", "REFUNDED"] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** What was bought as it was then: a later change in the catalog never alters an order. */
export interface OrderLine {
  readonly productId: string;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: Money;
}

export interface OrderEvent {
  readonly at: Date;
  readonly type: string;
  readonly from: OrderStatus | null;
  readonly to: OrderStatus | null;
  readonly detail: string | null;
}

export interface Order {
  readonly id: string;
  /** "ORD-101", for people. */
  readonly number: string;
  readonly buyerId: string;
  readonly status: OrderStatus;
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  readonly shippingTotal: Money;
  readonly total: Money;
  readonly placedAt: Date;
  /** Null when nothing of it is shipped. */
  readonly shipping: { readonly address: PostalAddress; readonly carrier: string } | null;
  /** Oldest first. */
  readonly events: readonly OrderEvent[];
}

export function physicalLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.filter(({ kind }) => kind === "PHYSICAL");
}

export function courseLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.filter(({ kind }) => kind === "COURSE");
}
