import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { GuestOrdersClaim, OrdersPeer } from "../domain/peers.js";
import { ClaimGuestOrdersDocument, UnfinishedOrdersDocument } from "./generated/orders.js";

/** Calls orders' GraphQL API. */
export class OrdersClient implements OrdersPeer {
  constructor(private readonly peer: PeerClient) {}

  async claim(claim: GuestOrdersClaim): Promise<void> {
    await this.peer.call(ClaimGuestOrdersDocument, { input: claim }, { idempotent: true });
  }

  async unfinishedOrders(buyerId: string): Promise<readonly string[]> {
    return (await this.peer.call(UnfinishedOrdersDocument, { buyerId }, { idempotent: true })).unfinishedOrders;
  }
}
