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
  /** Who: `buyer:<id>`, `admin:<id>`, or a part of Souk. Null for what was written before that was kept. */
  readonly actor: string | null;
  readonly from: OrderStatus | null;
  readonly to: OrderStatus | null;
  readonly detail: string | null;
}

export interface OrderRefund {
  readonly id: string;
  /** REFUND: by the shop. CANCEL: with a paid order that was cancelled. LATE: of a payment that came when the order was closed. */
  readonly kind: "REFUND" | "CANCEL" | "LATE";
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly amount: Money;
  /** FAILED: payments refused it; a person has to look. */
  readonly state: "REQUESTED" | "DONE" | "FAILED";
  readonly reason: string;
  readonly createdAt: Date;
}

export interface Order {
  readonly id: string;
  /** "ORD-101", for people. */
  readonly number: string;
  readonly buyerId: string;
  /** Who placed it without an account; stays when an account claims it. The address is null once it was erased. */
  readonly guest: { readonly id: string; readonly email: string | null } | null;
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
  /** Oldest first; FAILED ones are not among them. */
  readonly refunds: readonly OrderRefund[];
}

/** A guest's order that no account has claimed. */
export function isGuests({ guest, buyerId }: Pick<Order, "guest" | "buyerId">): boolean {
  return guest?.id === buyerId;
}

export function physicalLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.filter(({ kind }) => kind === "PHYSICAL");
}

export function courseLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.filter(({ kind }) => kind === "COURSE");
}
