import type { Clock } from "@souk/kernel/clock";
import { isUuid } from "@souk/kernel/uuid";
import type { OrderPeers } from "./order-peers.js";
import type { ClaimedOrder, OrderStore, OutboxJob } from "./order-store.js";

export interface GuestOrdersClaim {
  readonly userId: string;
  /** An address that the user has proven to read. */
  readonly email?: string | null | undefined;
  /** A guest whose token the user has shown. */
  readonly guestId?: string | null | undefined;
}

export interface ClaimParts {
  readonly store: Pick<OrderStore, "claimOrders">;
  readonly clock: Clock;
}

const ordersOfClaim = 200;
const maxRounds = 50;

/**
 * Makes a guest's orders those of a user who has proven to be that guest, by the address or by the token. The services that know
 * the buyer of an order are told from the outbox of the same transaction. A repeat finds nothing left to claim.
 */
export function claimGuestOrders({ store, clock }: ClaimParts) {
  return async ({ userId, email, guestId }: GuestOrdersClaim): Promise<void> => {
    const by = email != null ? { email } : guestId != null && isUuid(guestId) ? { guestId } : null;
    if (by === null || !isUuid(userId)) return;
    for (let round = 0; round < maxRounds; round++) {
      const at = clock.now();
      const claim = {
        userId,
        by,
        at,
        limit: ordersOfClaim,
        follow: (orders: readonly ClaimedOrder[]) => jobsOf(userId, orders, at),
      };
      if ((await store.claimOrders(claim)) < ordersOfClaim) return;
    }
  };
}

/** Who keeps the buyer of an order beside orders. */
const keepers = ["payments", "shipping", "notifications"] as const;
type Keeper = (typeof keepers)[number];

export interface ClaimNews {
  readonly keeper: Keeper;
  readonly userId: string;
  readonly orders: readonly ClaimedOrder[];
}

/** A charge or a shipment that was under way with the guest's id may be written after the first news: by then it has been. */
const onceMoreAfterMs = 120_000;

function jobsOf(userId: string, orders: readonly ClaimedOrder[], now: Date): OutboxJob[] {
  const times = [now, new Date(now.getTime() + onceMoreAfterMs)];
  return times.flatMap((runAt) =>
    keepers.map((keeper) => {
      const data: ClaimNews = { keeper, userId, orders };
      return { task: "tellOfClaim", data, options: { runAt } };
    }),
  );
}

/** Tells one service whose orders these are. Harmless to repeat. Throws ServiceUnavailableError. */
export function tellOfClaim({ peers }: { readonly peers: OrderPeers }) {
  return async ({ keeper, userId, orders }: ClaimNews): Promise<void> => {
    const orderIds = orders.map(({ orderId }) => orderId);
    switch (keeper) {
      case "payments":
        return peers.payments.claim(userId, orderIds);
      case "shipping":
        return peers.shipping.claim(userId, orderIds);
      case "notifications": {
        const guests = orders.flatMap(({ guestId, email }) => (email === null ? [] : [{ guestId, recipient: email }]));
        if (guests.length > 0) await peers.mails.claim(userId, guests);
      }
    }
  };
}
