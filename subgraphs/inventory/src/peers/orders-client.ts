import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { EndingReservation, OrdersPeer } from "../domain/peers.js";
import { ExpireReservationDocument } from "./generated/orders.js";

/** Longer than most deadlines: orders calls payments, which may call its provider. */
const deadlineMs = 15_000;

/** Calls orders over GraphQL. */
export class OrdersClient implements OrdersPeer {
  constructor(private readonly peer: PeerClient) {}

  async expireReservation({ expiresAt, ...reservation }: EndingReservation): Promise<boolean> {
    const input = { ...reservation, expiresAt: expiresAt.toISOString() };
    const options = { idempotent: true, deadlineMs };
    return (await this.peer.call(ExpireReservationDocument, { input }, options)).expireReservation;
  }
}
