import type { OrderFacts } from "../order-facts.js";

/** Creates a paid order of 30.00 CAD with 2 lamps and a course; `given` overrides its fields. */
export function anOrder(given: Partial<OrderFacts> = {}): OrderFacts {
  return {
    key: "o1",
    number: "ORD-1",
    status: "PAID",
    buyerId: "ada",
    guestId: null,
    guestEmail: null,
    address: { fullName: "Ada", line1: "1 Main St", line2: null, city: "Ottawa", country: "CA" },
    currency: "CAD",
    totalMinor: 3000,
    wasPaid: true,
    closedFrom: null,
    mailsCancellation: false,
    hasLeft: false,
    goods: { lamp: 2 },
    courses: ["course"],
    refunds: [],
    ...given,
  };
}

/** The fields of an order that was never paid. */
export const created = { status: "CREATED", wasPaid: false } as const;
export const expired = {
  status: "CANCELLED",
  wasPaid: false,
  closedFrom: "CREATED",
  mailsCancellation: true,
} as const;
export const cancelled = { status: "CANCELLED", closedFrom: "PAID", mailsCancellation: true } as const;
export const cancelledOnItsWay = { status: "CANCELLED", closedFrom: "PROCESSING", mailsCancellation: true } as const;

export function refundOf(lines: Readonly<Record<string, number>>, amountMinor: number) {
  return {
    id: "r1",
    kind: "REFUND" as "REFUND" | "CANCEL" | "LATE",
    state: "DONE" as "REQUESTED" | "DONE" | "FAILED",
    amountMinor,
    lines: Object.entries(lines).map(([productId, quantity]) => ({ productId, quantity })),
  };
}
