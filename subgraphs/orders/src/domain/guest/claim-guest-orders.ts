import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { OrderPeers } from "../peers.js";
import type { OrderStore } from "../order-store.js";
import type { OutboxJob } from "../outbox-job.js";
import type { ClaimedOrder } from "./guest-order-store.js";

export interface GuestOrdersClaim {
  readonly userId: string;
  /** A mail address that the user has verified. */
  readonly email?: string | null | undefined;
  /** A guest whose token the user has presented. */
  readonly guestId?: string | null | undefined;
}

export interface ClaimDeps {
  readonly store: Pick<OrderStore, "claimOrders">;
  readonly clock: Clock;
}

const ordersOfClaim = 200;
const maxRounds = 50;

/**
 * Assigns a guest's orders to a user who proved to be that guest, by the address or by the token. The outbox of the
 * same transaction notifies the services that store the buyer of an order. A repeat has no effect.
 */
export function claimGuestOrders({ store, clock }: ClaimDeps) {
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

/** The services that store the buyer of an order, besides orders. */
const notifiedServices = ["payments", "shipping", "notifications"] as const;
type NotifiedService = (typeof notifiedServices)[number];

export interface ClaimNotice {
  /** Jobs in the queue have this name for the service. */
  readonly keeper: NotifiedService;
  readonly userId: string;
  readonly orders: readonly ClaimedOrder[];
}

/**
 * Delay of a second notification: a charge or a shipment in progress may be written with the guest's id after the first
 * one.
 */
const onceMoreAfterMs = 120_000;

function jobsOf(userId: string, orders: readonly ClaimedOrder[], now: Date): OutboxJob[] {
  const times = [now, new Date(now.getTime() + onceMoreAfterMs)];
  return times.flatMap((runAt) =>
    notifiedServices.map((keeper) => {
      const data: ClaimNotice = { keeper, userId, orders };
      return { task: "tellOfClaim", data, options: { runAt } };
    }),
  );
}

/** Notifies one service about the new buyer of the orders; idempotent. Throws ServiceUnavailableError. */
export function notifyOfClaim({ peers }: { readonly peers: OrderPeers }) {
  return async ({ keeper, userId, orders }: ClaimNotice): Promise<void> => {
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
