import { mayBecome, orderTransitions } from "./order-transitions.js";
import { physicalLines, type Order, type OrderStatus } from "./order.js";
import type { OrderStore, OutboxJob } from "./order-store.js";

export interface ShipmentChange {
  readonly eventId: string;
  readonly orderId: string;
  readonly trackingNumber: string;
  readonly carrier: string;
  readonly status: "PENDING" | "IN_TRANSIT" | "DELIVERED" | "FAILED" | "RETURNED";
  readonly detail: string | null;
  readonly at: Date;
}

/** How far a shipment's status brings its order. */
const reached: Partial<Record<ShipmentChange["status"], OrderStatus>> = {
  IN_TRANSIT: "PROCESSING",
  DELIVERED: "COMPLETED",
};

/** Writes what shipping reports into the order's events, and moves the order along with it. News that come late or twice do no harm. */
export function recordShipment({ store }: { store: OrderStore }) {
  return async ({ eventId, orderId, trackingNumber, carrier, status, detail, at }: ShipmentChange): Promise<void> => {
    const order = await store.findOrder("id", orderId);
    if (!order) return;
    const text = [`${carrier} ${trackingNumber}`, detail].filter(Boolean).join(": ");
    await store.noteEvent({
      orderId,
      eventId,
      type: `shipment${pascalCase(status)}`,
      at,
      actor: "shipping",
      detail: text,
      jobs: status === "RETURNED" ? [returnJob(order, trackingNumber)] : [],
    });
    const goal = reached[status];
    if (!goal) return;
    for (const { from, to } of stepsTo(order.status, goal)) {
      await store.moveOrder({
        orderId,
        from,
        to,
        at,
        detail: `${carrier} ${trackingNumber}`,
        jobs: [],
        actor: "shipping",
      });
    }
  };
}

/** What the carrier brings back goes into stock, whether or not its money went back. */
function returnJob({ id: orderId, lines }: Order, trackingNumber: string): OutboxJob {
  const goods = physicalLines(lines).map(({ productId, quantity }) => ({ productId, quantity }));
  return { task: "returnStock", data: { eventId: `returned:${trackingNumber}`, orderId, lines: goods } };
}

/** The moves from one status to a later one, each allowed by the table; none when the goal is not ahead. */
function stepsTo(from: OrderStatus, goal: OrderStatus): { from: OrderStatus; to: OrderStatus }[] {
  if (from === "CREATED") return [];
  if (mayBecome(from, goal)) return [{ from, to: goal }];
  for (const next of orderTransitions[from] as readonly OrderStatus[]) {
    if (mayBecome(next, goal))
      return [
        { from, to: next },
        { from: next, to: goal },
      ];
  }
  return [];
}

function pascalCase(status: string): string {
  return status.toLowerCase().replace(/(^|_)([a-z])/g, (_match, _gap, letter: string) => letter.toUpperCase());
}
