import type { OutboxJob } from "../outbox-job.js";

export interface ClaimedOrder {
  readonly orderId: string;
  readonly guestId: string;
  /** Null once the address is erased. */
  readonly email: string | null;
}

export interface OrdersClaim {
  readonly userId: string;
  readonly by: { readonly email: string } | { readonly guestId: string };
  readonly at: Date;
  /** Maximum number of orders, oldest first; the next claim takes the rest. */
  readonly limit: number;
  /** Returns the jobs for the outbox of the same transaction. */
  readonly follow: (orders: readonly ClaimedOrder[]) => readonly OutboxJob[];
}

/** Storage of guests' orders. */
export interface GuestOrderStore {
  /**
   * Assigns guest orders to a user, and records it in their events. Compares addresses case-insensitively. Returns the
   * number of orders.
   */
  claimOrders(claim: OrdersClaim): Promise<number>;
}
