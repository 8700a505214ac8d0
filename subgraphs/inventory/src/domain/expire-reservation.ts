import type { Clock } from "@souk/kernel/clock";
import type { Orders } from "./orders.js";
import type { ReservationStore } from "./reservation-store.js";

export interface ExpireReservationParts {
  readonly reservations: Pick<ReservationStore, "expiredAt" | "hold" | "releaseExpired">;
  readonly orders: Orders;
  readonly clock: Clock;
}

/**
 * Ends a reservation whose time is over, if orders agrees: one whose payment is under way or unknown is held instead.
 * Until orders has answered it counts for nothing and is not given up. Throws ServiceUnavailableError.
 */
export function expireReservation({ reservations, orders, clock }: ExpireReservationParts) {
  return async (orderId: string): Promise<void> => {
    const now = clock.now();
    const expiredAt = await reservations.expiredAt(orderId, now);
    if (!expiredAt) return;
    if (await orders.expireReservation(orderId, expiredAt)) await reservations.releaseExpired(orderId, now);
    else await reservations.hold(orderId);
  };
}
