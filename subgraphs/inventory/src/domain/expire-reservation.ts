import type { Clock } from "@souk/kernel/values/clock";
import type { OrdersPeer } from "./peers.js";
import type { ReservationStore } from "./reservation-store.js";

export interface ExpireReservationDependencies {
  readonly reservations: Pick<ReservationStore, "endOf" | "hold" | "releaseExpired" | "scheduleEnd">;
  readonly orders: OrdersPeer;
  readonly clock: Clock;
}

const checkBeforeMs = 30_000;

/**
 * Returns when the job first asks orders about a reservation. A long reservation is checked 30 seconds before its end,
 * so that units that are paid or may be paid are held before another order can take them. A short reservation is
 * checked only at its end; orders holds it before it charges.
 */
export function checkTimeOf(expiresAt: Date, reservationSeconds: number): Date {
  return new Date(expiresAt.getTime() - (reservationSeconds * 1000 > 2 * checkBeforeMs ? checkBeforeMs : 0));
}

/**
 * Handles the end of an order's reservation. Holds it when the payment is made, under way or unknown. Releases any
 * other reservation once its time is over, not before. If orders does not answer, the reservation still expires on
 * time, and the job is retried. Throws ServiceUnavailableError.
 */
export function expireReservation({ reservations, orders, clock }: ExpireReservationDependencies) {
  return async (orderId: string): Promise<void> => {
    const now = clock.now();
    const end = await reservations.endOf(orderId);
    // the order has reserved again in the meantime, and the new reservation has its own job
    if (!end || end.getTime() - now.getTime() > 2 * checkBeforeMs) return;
    const isOver = end <= now;
    const mayGo = await orders.expireReservation({ orderId, expiresAt: end, isOver });
    if (!mayGo) await reservations.hold(orderId);
    else if (isOver) await reservations.releaseExpired(orderId, now);
    else await reservations.scheduleEnd(orderId, new Date(end.getTime() + 1));
  };
}
