import type { OrderFacts } from "../order-facts.js";

/** A paid order of 2 lamps and a course, of 30.00 CAD, as far as it is not told otherwise. */
export function anOrder(given: Partial<OrderFacts> = {}): OrderFacts {
  return {
    key: "o1",
    number: "ORD-1",
    status: "PAID",
    buyerId: "ada",
    currency: "CAD",
    totalMinor: 3000,
    wasPaid: true,
    closedFrom: null,
    goods: { lamp: 2 },
    courses: ["course"],
    refunds: [],
    ...given,
  };
}

/** It was never paid. */
export const created = { status: "CREATED", wasPaid: false } as const;
export const expired = { status: "CANCELLED", wasPaid: false, closedFrom: "CREATED" } as const;
export const cancelled = { status: "CANCELLED", closedFrom: "PAID" } as const;
export const cancelledOnItsWay = { status: "CANCELLED", closedFrom: "PROCESSING" } as const;

export function refundOf(lines: Readonly<Record<string, number>>, amountMinor: number) {
  return {
    kind: "REFUND" as "REFUND" | "CANCEL" | "LATE",
    state: "DONE" as "REQUESTED" | "DONE" | "FAILED",
    amountMinor,
    lines: Object.entries(lines).map(([productId, quantity]) => ({ productId, quantity })),
  };
}
