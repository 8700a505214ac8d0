import type { Clock } from "@souk/kernel/clock";
import type { CrashPoint } from "@souk/kernel/crash-point";
import { formatAmount, type Money } from "@souk/kernel/money";
import type { Actor } from "./actor.js";
import { courseLines, physicalLines, type Order, type OrderRefund } from "./order.js";
import { orderMail } from "./order-mail.js";
import type { OrderPeers } from "./order-peers.js";
import type { OrderStore, OutboxJob } from "./order-store.js";
import { eventTypeOf } from "./order-transitions.js";
import { planRefund } from "./plan-refund.js";
import { refundJob } from "./refund-job.js";
import { unlessAway } from "./unless-away.js";

export interface CloseParts {
  readonly store: OrderStore;
  readonly peers: OrderPeers;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly crashPoint: CrashPoint;
}

/** Who ends an order, and why. */
export interface EndOfOrder {
  readonly actor: Actor;
  readonly reason: string;
  /** Besides what the end of the order calls for. */
  readonly jobs?: readonly OutboxJob[];
}

/**
 * Ends an order that was paid: its money goes back, what has not left comes back into stock, its courses end.
 * The order is closed at once, with all of that in the outbox; null when it is not in that status any more.
 */
export function closePaidOrder({ store, clock, newId }: CloseParts) {
  return ({ id, status }: Order, { actor, reason, jobs = [] }: EndOfOrder): Promise<Order | null> =>
    store.moveUnderLock(id, (order) => {
      if (order.status !== status) return null;
      const refundId = newId();
      const plan = planRefund(order, null);
      return {
        orderId: id,
        from: status,
        to: "CANCELLED",
        at: clock.now(),
        actor,
        detail: reason,
        jobs: [
          ...(plan.kind === "planned"
            ? [
                ...jobsTakingBack(
                  order,
                  plan.lines,
                  returnEventOf(
                    {
                      id: refundId,
                      kind: "CANCEL",
                    },
                    id,
                  ),
                  { isRest: true },
                ),
                refundJob(refundId),
              ]
            : []),
          cancelledMail(order),
          ...jobs,
        ],
        ...(plan.kind === "planned"
          ? {
              refund: {
                id: refundId,
                kind: "CANCEL",
                lines: plan.lines,
                amount: plan.amount,
                reason,
              },
            }
          : {}),
      };
    });
}

/**
 * A payment that succeeded after its order was closed: the buyer is told, and gets it back. Once, however often the news come.
 */
export function returnLatePayment({ store, clock, newId }: CloseParts) {
  return async (order: Order): Promise<void> => {
    if (order.refunds.length > 0) return;
    const refundId = newId();
    const { id: orderId, total } = order;
    const eventId = `paymentReturned:${orderId}`;
    await store.noteEvent({
      orderId,
      eventId: "paymentReturned",
      type: "paymentReturned",
      at: clock.now(),
      actor: "payments",
      detail: "paid after it was closed",
      jobs: [refundJob(refundId), refundMail(order, eventId, total, "the payment came after the order was closed")],
      refund: {
        id: refundId,
        kind: "LATE",
        lines: order.lines.map(lineOf),
        amount: total,
        reason: "paid after it was closed",
      },
    });
  };
}

/** Names what comes back with a refund, so that it comes back once. */
export function returnEventOf({ id, kind }: Pick<OrderRefund, "id" | "kind">, orderId: string): string {
  return kind === "CANCEL" ? `cancel:${orderId}` : `refund:${id}`;
}

/** What goes with money that goes back. Goods that have left come into stock when the carrier brings them back, not before. */
export function jobsTakingBack(
  order: Order,
  lines: readonly { productId: string; quantity: number }[],
  eventId: string,
  { isRest }: { isRest: boolean },
): OutboxJob[] {
  const hasLeft = order.events.some(({ type }) => type === eventTypeOf.PROCESSING);
  const { id: orderId, buyerId } = order;
  const goods = lines.filter(({ productId }) =>
    physicalLines(order.lines).some((line) => line.productId === productId),
  );
  const courses = courseLines(order.lines).filter(({ productId }) =>
    lines.some((line) => line.productId === productId),
  );
  return [
    ...(goods.length > 0 && !hasLeft
      ? [{ task: "returnStock", data: { eventId, orderId, lines: goods.map(lineOf) } }]
      : []),
    ...(goods.length > 0 && !hasLeft && isRest ? [{ task: "cancelShipment", data: { eventId, orderId } }] : []),
    ...(courses.length > 0
      ? [
          {
            task: "endEnrollments",
            data: { eventId, orderId, buyerId, productIds: courses.map(({ productId }) => productId) },
          },
        ]
      : []),
  ];
}

export function cancelledMail(order: Order): OutboxJob {
  const data = { orderNumber: order.number };
  return orderMail(order, { eventId: `orderCancelled:${order.id}`, kind: "ORDER_CANCELLED", data });
}

/** Tells the buyer that money goes back. */
export function refundMail(order: Order, eventId: string, { amountMinor, currency }: Money, reason: string): OutboxJob {
  const amount = formatAmount({ amountMinor, currency });
  const data = { orderNumber: order.number, amount, currency, reason };
  return orderMail(order, { eventId, kind: "ORDER_REFUNDED", data });
}

function lineOf({ productId, quantity }: { productId: string; quantity: number }) {
  return { productId, quantity };
}

/**
 * Runs what the outbox does in any case, so that the answer shows it already; an outage is the outbox's business.
 * Whether it was done.
 */
export function atOnce(work: () => Promise<unknown>): Promise<boolean> {
  return unlessAway(async () => {
    await work();
    return true;
  }, false);
}
