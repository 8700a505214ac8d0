import { stopShipmentJob, type StockReturn } from "../fulfillment/stop-shipment.js";
import { eventTypeOf } from "../order/order-transitions.js";
import { courseLines, isWithCarrier, type Order, type OrderRefund, physicalLines } from "../order/order.js";
import type { OutboxJob } from "../outbox-job.js";

/**
 * Returns the job of a refund. It replaces a pending job of the same refund, together with that job's growing pauses.
 */
export function refundJob(refundId: string): OutboxJob {
  return { task: "settleRefund", data: { refundId }, options: { key: `settleRefund:${refundId}` } };
}

type ReturnedLines = Pick<OrderRefund, "id" | "kind" | "lines">;

/** Returns the event id of a refund's returned goods, so that they are returned once. */
export function returnEventId({ id, kind }: Pick<OrderRefund, "id" | "kind">, orderId: string): string {
  return kind === "CANCEL" ? `cancel:${orderId}` : `refund:${id}`;
}

/**
 * Returns the jobs that go with refunds. Goods that have left return to stock only when the carrier brings them back.
 * With `endsShipment`, the shipment is cancelled first, and shipping decides whether the goods are still in the shop.
 */
export function takeBackJobs(
  order: Order,
  refunds: readonly ReturnedLines[],
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
  const isOut = shipments.some(({ status }) => isWithCarrier(status));
  return isOut || events.some(({ type }) => type === eventTypeOf.PROCESSING);
}

function returnOf(order: Order, refund: ReturnedLines): StockReturn[] {
  const goods = physicalLines(order.lines);
  const lines = refund.lines.filter(({ productId }) => goods.some((line) => line.productId === productId));
  if (lines.length === 0) return [];
  return [{ eventId: returnEventId(refund, order.id), orderId: order.id, lines: lines.map(lineOf) }];
}

function returnStockJob(data: StockReturn): OutboxJob {
  return { task: "returnStock", data };
}

function endEnrollmentsJobs(order: Order, refund: ReturnedLines): OutboxJob[] {
  const { id: orderId, buyerId } = order;
  const productIds = courseLines(order.lines)
    .map(({ productId }) => productId)
    .filter((productId) => refund.lines.some((line) => line.productId === productId));
  if (productIds.length === 0) return [];
  const data = { eventId: returnEventId(refund, orderId), orderId, buyerId, productIds };
  return [{ task: "endEnrollments", data }];
}

function lineOf({ productId, quantity }: { productId: string; quantity: number }) {
  return { productId, quantity };
}
