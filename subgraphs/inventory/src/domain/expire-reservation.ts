import type { Clock } from "@souk/kernel/clock";
import type { Orders } from "./orders.js";
import type { ReservationStore } from "./reservation-store.js";

export interface ExpireReservationParts {
  readonly reservations: Pick<ReservationStore, "endOf" | "hold" | "releaseExpired" | "scheduleEnd">;
  readonly orders: Orders;
  readonly clock: Clock;
}

const askBeforeMs = 30_000;

/**
 * When orders is asked first: before the end, so that what is paid or may be is held while nobody else can have it. Of a short
 * reservation only at its end; orders has it held before it charges.
 */
export function askedAt(expiresAt: Date, reservationSeconds: number): Date {
  return new Date(expiresAt.getTime() - (reservationSeconds * 1000 > 2 * askBeforeMs ? askBeforeMs : 0));
}

/**
 * Looks after the end of a reservation: one whose payment is made, under way or unknown is held, any other is released when its time
 * is over, and not before. Where orders is late to answer it counts for nothing from its end on, and is not given up.
 * Throws ServiceUnavailableError.
 */
export function expireReservation({ reservations, orders, clock }: ExpireReservationParts) {
  return async (orderId: string): Promise<void> => {
    const now = clock.now();
    const end = await reservations.endOf(orderId);
    // one that was made anew meanwhile has a job of its own
    if (!end || end.getTime() - now.getTime() > 2 * askBeforeMs) return;
    const isOver = end <= now;
    const mayGo = await orders.expireReservation({ orderId, expiresAt: end, isOver });
    if (!mayGo) await reservations.hold(orderId);
    else if (isOver) await reservations.releaseExpired(orderId, now);
    else await reservations.scheduleEnd(orderId, new Date(end.getTime() + 1));
  };
}
