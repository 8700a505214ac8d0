import type { Clock } from "@souk/kernel/values/clock";
import { formatAmount, type Money } from "@souk/kernel/values/money";
import type { OrderStore } from "../order-store.js";
import { goodsOf, isClosed, unitsOfProduct, type Order, type OrderShipment } from "../order/order.js";
import { hasEvent } from "../order/order-events.js";
import type { OutboxJob } from "../outbox-job.js";
import type { OrderPeers } from "../peers.js";
import { planRefund } from "../refund/plan-refund.js";

export interface ParcelToCapture {
  readonly orderId: string;
  /** Null for all that is left of the order. */
  readonly trackingNumber: string | null;
}

/**
 * Returns the job that captures the money of a parcel that has left, or with null the rest of the order's money; none
 * where the money was taken at once.
 */
export function captureJobs(order: Order, trackingNumber: string | null): OutboxJob[] {
  if (!hasEvent(order, "paymentAuthorized")) return [];
  return [{ task: "captureParcel", data: { orderId: order.id, trackingNumber } satisfies ParcelToCapture }];
}

/**
 * Captures the money of a parcel that has left: the price of its units with the tax that was added, and with the last
 * parcel the rest, which includes the shipping cost. Idempotent. Throws ServiceUnavailableError.
 */
export function captureParcel({ store, peers, clock }: CaptureDeps) {
  return async ({ orderId, trackingNumber }: ParcelToCapture): Promise<void> => {
    const order = await store.findOrder("id", orderId);
    if (!order || isClosed(order)) return;
    const parcel = order.shipments.find((shipment) => shipment.trackingNumber === trackingNumber) ?? null;
    if (trackingNumber !== null && !parcel) return;
    const amount = parcel && amountOf(order, parcel);
    if (amount?.amountMinor === 0) return;
    const idempotencyKey = `capture:${orderId}:${trackingNumber ?? "rest"}`;
    const captured = await peers.payments.capture({ orderId, amount, idempotencyKey });
    if (captured.kind === "nothingLeft") return;
    const taken = `${formatAmount(captured.amount)} ${captured.amount.currency}`;
    await store.recordEvent({
      orderId,
      eventId: idempotencyKey,
      type: captured.kind === "captured" ? "paymentCaptured" : "captureRefused",
      at: clock.now(),
      actor: "payments",
      detail: captured.kind === "captured" ? taken : `${taken}: ${captured.refusalCode}`,
    });
  };
}

interface CaptureDeps {
  readonly store: Pick<OrderStore, "findOrder" | "recordEvent">;
  readonly peers: { readonly payments: Pick<OrderPeers["payments"], "capture"> };
  readonly clock: Clock;
}

/** Returns null for the last parcel. */
function amountOf(order: Order, { lines }: OrderShipment): Money | null {
  if (hasAllLeft(order)) return null;
  const units = lines ?? goodsOf(order.lines).map(({ productId, quantity }) => ({ productId, quantity }));
  const plan = planRefund({ ...order, refunds: [] }, units);
  return plan.kind === "planned" ? plan.amount : null;
}

/** Returns whether all units that are not refunded have left. */
function hasAllLeft({ lines, refunds, shipments }: Order): boolean {
  const goods = goodsOf(lines);
  const parcels = shipments.filter(
    ({ hasLeft, isCancelled, replaces }) => hasLeft && !isCancelled && replaces === null,
  );
  const refunded = refunds.flatMap((refund) => refund.lines);
  return goods.every(({ productId, quantity }) => {
    const left = parcels.reduce((sum, parcel) => sum + unitsOfProduct(parcel.lines ?? goods, productId), 0);
    return left >= quantity - unitsOfProduct(refunded, productId);
  });
}

/** An authorization of the order's payment that ends soon, or that has ended before all was captured. */
export interface EndingAuthorization {
  readonly eventId: string;
  readonly orderId: string;
  readonly endsAt: Date;
  readonly hasEnded: boolean;
}

/** Records on the order that the authorization of its payment ends, which lists it among the orders that need work. */
export function recordEndingAuthorization({ store, clock }: Pick<CaptureDeps, "store" | "clock">) {
  return async ({ orderId, eventId, endsAt, hasEnded }: EndingAuthorization): Promise<void> => {
    if (!(await store.findOrder("id", orderId))) return;
    const type = hasEnded ? "authorizationEnded" : "authorizationEnds";
    const event = { eventId, type, at: clock.now(), actor: "payments", detail: endsAt.toISOString() } as const;
    await store.recordEvent({ orderId, ...event });
  };
}
