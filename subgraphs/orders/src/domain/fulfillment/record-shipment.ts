import { goodsOf, isClosed, isWithCarrier, waitsForCarrier, type Order, type OrderShipment } from "../order/order.js";
import type { OutboxJob } from "../outbox-job.js";
import { captureJobs } from "./capture-parcel.js";
import { completeOrder, remainingLines, type CompleteDeps } from "./complete-order.js";
import { reviewRequestJobs, type RequestReviewDeps } from "./request-review.js";

/** One event of a parcel, with the parcel's current state. */
export interface ShipmentChange extends Omit<OrderShipment, "hasLeft"> {
  readonly eventId: string;
  readonly orderId: string;
  readonly carrier: string;
  readonly detail: string | null;
  readonly at: Date;
  /** True if lines, carrier or address changed, but not the status. */
  readonly isChange: boolean;
  /** Null from an earlier release of shipping. */
  readonly hasLeft: boolean | null;
  /** Whether any parcel of the order has left. */
  readonly hasOrderLeft: boolean;
}

/**
 * Records an event from shipping in the order, and moves the order: to PROCESSING with the first parcel that leaves, to
 * COMPLETED with the last one that arrives. A parcel that leaves captures its money where that is only held. A delivery
 * schedules the request for reviews. Late and repeated events are
 * harmless.
 */
export function recordShipment(deps: CompleteDeps & Pick<RequestReviewDeps, "reviewRequestDays">) {
  const { store, reviewRequestDays } = deps;
  const complete = completeOrder(deps);
  return async (change: ShipmentChange): Promise<void> => {
    const { eventId, orderId, trackingNumber, carrier, status, detail, at, isChange } = change;
    const { lines, isCancelled, replaces } = change;
    const order = await store.findOrder("id", orderId);
    if (!order) return;
    const parcel = `${carrier} ${trackingNumber}`;
    const hasLeft = change.hasLeft ?? !(waitsForCarrier(status) || status === "FAILED");
    const leaves = hasLeft && replaces === null && !isCancelled;
    const hadLeft = order.shipments.some((known) => known.trackingNumber === trackingNumber && known.hasLeft);
    const captures = leaves && !hadLeft ? captureJobs(order, trackingNumber) : [];
    const requests = status === "DELIVERED" ? reviewRequestJobs(order, at, reviewRequestDays) : [];
    await store.recordEvent({
      orderId,
      eventId,
      type: isChange ? "shipmentChanged" : `shipment${pascalCase(status)}`,
      at,
      actor: "shipping",
      detail: [parcel, detail].filter(Boolean).join(": "),
      shipment: { trackingNumber, status, lines, hasLeft, isCancelled, replaces },
      jobs: isChange ? [] : [...returnJobs(order, change), ...captures, ...requests],
    });
    if (isChange) return;
    const by = { at, actor: "shipping", detail: parcel } as const;
    if (order.status === "PAID" && isWithCarrier(status))
      await store.moveOrder({ orderId, from: "PAID", to: "PROCESSING", jobs: [], ...by });
    if (status === "DELIVERED" || status === "RETURNED") await complete(orderId, by);
  };
}

/**
 * Returns the jobs that put goods back into stock. These are goods that the carrier brings back, refunded or not, and
 * goods of a parcel that was cancelled with its order after another parcel had left. If no parcel had left, the closing
 * of the order returns all goods. A replacement returns nothing, because it took nothing from stock.
 */
function returnJobs(order: Order, parcel: ShipmentChange): OutboxJob[] {
  const { id: orderId } = order;
  const { trackingNumber, lines, replaces, isCancelled, hasOrderLeft } = parcel;
  const ordered = goodsOf(order.lines);
  const shipsNothing = isClosed(order) || remainingLines(order, ordered).length === 0;
  const isStopped = isCancelled && shipsNothing && hasOrderLeft;
  const goods = (lines ?? ordered).map(({ productId, quantity }) => ({ productId, quantity }));
  if (!(parcel.status === "RETURNED" || isStopped) || replaces !== null || goods.length === 0) return [];
  const eventId = `${isStopped ? "stopped" : "returned"}:${trackingNumber}`;
  return [{ task: "returnStock", data: { eventId, orderId, lines: goods } }];
}

function pascalCase(status: string): string {
  return status.toLowerCase().replace(/(^|_)([a-z])/g, (_match, _gap, letter: string) => letter.toUpperCase());
}
