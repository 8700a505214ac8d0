import { formatAmount } from "@souk/kernel/values/money";
import type { NewOrderEvent } from "../order-store.js";
import type { Order } from "./order.js";

/** Returns one event for each reservation, named by its end; no event if an earlier reservation is still held. */
export function stockReserved(order: Order, { at, endsAt }: { at: Date; endsAt: Date | null }): NewOrderEvent[] {
  if (endsAt === null && hasEvent(order, "stockReserved")) return [];
  const eventId = `stockReserved:${endsAt?.toISOString() ?? "held"}`;
  return [{ eventId, type: "stockReserved", at, actor: "inventory", detail: null }];
}

export interface PaymentMade {
  readonly at: Date;
  /** True: the money is held until the goods leave. False: it is taken. */
  readonly isAuthorized: boolean;
}

export function paymentMade({ total }: Order, { at, isAuthorized }: PaymentMade): NewOrderEvent {
  const detail = `${formatAmount(total)} ${total.currency}`;
  // one id for both: an order is paid once
  return {
    eventId: "paymentCharged",
    type: isAuthorized ? "paymentAuthorized" : "paymentCharged",
    at,
    actor: "payments",
    detail,
  };
}

export function stockCommitted(at: Date): NewOrderEvent {
  return { eventId: "stockCommitted", type: "stockCommitted", at, actor: "inventory", detail: null };
}

export function enrolled(at: Date): NewOrderEvent {
  return { eventId: "enrolled", type: "enrolled", at, actor: "courses", detail: null };
}

export function hasEvent({ events }: Pick<Order, "events">, type: string): boolean {
  return events.some((event) => event.type === type);
}
