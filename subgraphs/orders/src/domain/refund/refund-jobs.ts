import type { Clock } from "@souk/kernel/values/clock";
import type { CrashPoint } from "@souk/kernel/process/crash-point";
import { formatAmount, type Money } from "@souk/kernel/values/money";
import type { Actor } from "../actor.js";
import { courseLines, physicalLines, type Order, type OrderRefund } from "../order/order.js";
import { paymentCharged } from "../order/order-events.js";
import { orderMail } from "../order/order-mails.js";
import type { OrderPeers } from "../order-peers.js";
import type { AttemptKey, OrderMove, OrderStore, OutboxJob } from "../order-store.js";
import { eventTypeOf } from "../order/order-transitions.js";
import { planRefund } from "./plan-refund.js";
import { refundJob } from "../refund-job.js";
import { stopShipmentJob, type StockReturn } from "../fulfillment/stop-shipment.js";
import { unlessAway } from "../unless-away.js";

export interface CloseParts {
  readonly store: OrderStore;
  readonly peers: OrderPeers;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly crashPoint: CrashPoint;
}

/** The actor who ends an order, and the reason. */
export interface EndOfOrder {
  readonly actor: Actor;
  readonly reason: string;
  /** Written in addition to the jobs that every end of an order needs. */
  readonly jobs?: readonly OutboxJob[];
  /** The attempt that requested it. */
  readonly attempt?: AttemptKey | null | undefined;
}

/**
 * Cancels a paid order: refunds the money, returns unshipped goods to stock, cancels the shipment and ends the
 * enrollments. The order is closed at once; the outbox does all of these. Refunds in progress continue; their goods and
 * courses are taken back here, whether they succeed or not. Returns null if the order has another status by now.
 */
export function closePaidOrder({ store, clock, newId }: CloseParts) {
  return ({ id, status }: Order, { actor, reason, jobs = [], attempt }: EndOfOrder): Promise<Order | null> =>
    store.moveUnderLock(id, (order) => {
      if (order.status !== status) return null;
      const plan = planRefund(order, null);
      const refund =
        plan.kind === "planned"
          ? { id: newId(), kind: "CANCEL" as const, lines: plan.lines, amount: plan.amount, reason }
          : null;
      const underWay = order.refunds.filter(({ kind, state }) => kind === "REFUND" && state === "REQUESTED");
      const refunds = refund ? [...underWay, refund] : underWay;
      return {
        orderId: id,
        from: status,
        to: "CANCELLED",
        at: clock.now(),
        actor,
        detail: reason,
        jobs: [
          ...jobsTakingBack(order, refunds, { endsShipment: true }),
          ...(refund ? [refundJob(refund.id)] : []),
          cancelledMail(order),
          ...jobs,
        ],
        ...(refund ? { refund } : {}),
        ...doneBy(attempt),
      };
    });
}

/** Answers the attempt in the transaction of the change, so that a repeat after a crash does not repeat the change. */
export function doneBy(key: AttemptKey | null | undefined): Pick<OrderMove, "attempt"> {
  return key ? { attempt: { key, answer: { kind: "done" } } } : {};
}

/**
 * Refunds, once, a payment that succeeded after its order was closed. The buyer gets a mail when the refund is done.
 */
export function returnLatePayment({ store, clock, newId }: CloseParts) {
  return async (order: Order): Promise<void> => {
    if (order.refunds.length > 0) return;
    const refundId = newId();
    const { id: orderId, total } = order;
    const at = clock.now();
    await store.noteEvent({
      orderId,
      eventId: "paymentReturned",
      type: "paymentReturned",
      at,
      facts: [paymentCharged(order, at)],
      actor: "payments",
      detail: "paid after it was closed",
      jobs: [refundJob(refundId)],
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

type TakenBack = Pick<OrderRefund, "id" | "kind" | "lines">;

/** Returns the event id of a refund's returned goods, so that they are returned once. */
export function returnEventOf({ id, kind }: Pick<OrderRefund, "id" | "kind">, orderId: string): string {
  return kind === "CANCEL" ? `cancel:${orderId}` : `refund:${id}`;
}

/**
 * Returns the jobs that go with refunds. Goods that have left return to stock only when the carrier brings them back.
 * With `endsShipment`, the shipment is cancelled first, and shipping decides whether the goods are still in the shop.
 */
export function jobsTakingBack(
  order: Order,
  refunds: readonly TakenBack[],
  { endsShipment }: { endsShipment: boolean },
): OutboxJob[] {
  const goods = hasLeft(order) ? [] : refunds.flatMap((refund) => returnOf(order, refund));
  const hasShipment = physicalLines(order.lines).length > 0;
  return [
    ...(endsShipment && hasShipment ? [stopShipmentJob(order.id, goods)] : goods.map(returnStockJob)),
    ...refunds.flatMap((refund) => endEnrollmentsJobs(order, refund)),
  ];
}

function hasLeft({ events, shipments }: Order): boolean {
  const isOut = shipments.some(({ status }) => status === "IN_TRANSIT" || status === "DELIVERED");
  return isOut || events.some(({ type }) => type === eventTypeOf.PROCESSING);
}

function returnOf(order: Order, refund: TakenBack): StockReturn[] {
  const goods = physicalLines(order.lines);
  const lines = refund.lines.filter(({ productId }) => goods.some((line) => line.productId === productId));
  if (lines.length === 0) return [];
  return [{ eventId: returnEventOf(refund, order.id), orderId: order.id, lines: lines.map(lineOf) }];
}

function returnStockJob(data: StockReturn): OutboxJob {
  return { task: "returnStock", data };
}

function endEnrollmentsJobs(order: Order, refund: TakenBack): OutboxJob[] {
  const { id: orderId, buyerId } = order;
  const productIds = courseLines(order.lines)
    .map(({ productId }) => productId)
    .filter((productId) => refund.lines.some((line) => line.productId === productId));
  if (productIds.length === 0) return [];
  const data = { eventId: returnEventOf(refund, orderId), orderId, buyerId, productIds };
  return [{ task: "endEnrollments", data }];
}

export function cancelledMail(order: Order): OutboxJob {
  const data = { orderNumber: order.number };
  return orderMail(order, { eventId: `orderCancelled:${order.id}`, kind: "ORDER_CANCELLED", data });
}

/** Returns the mail about a refund. Send it after the provider has accepted the refund. */
export function refundMail(order: Order, eventId: string, { amountMinor, currency }: Money, reason: string): OutboxJob {
  const amount = formatAmount({ amountMinor, currency });
  const data = { orderNumber: order.number, amount, currency, reason };
  return orderMail(order, { eventId, kind: "ORDER_REFUNDED", data });
}

function lineOf({ productId, quantity }: { productId: string; quantity: number }) {
  return { productId, quantity };
}

/**
 * Runs outbox work immediately, so that the response already shows it; the outbox repeats it in any case. Returns false
 * if the service is unavailable.
 */
export function atOnce(work: () => Promise<unknown>): Promise<boolean> {
  return unlessAway(async () => {
    await work();
    return true;
  }, false);
}
