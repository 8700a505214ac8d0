import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { BuyerOrders } from "../domain/personal-data/personal-data-peer.js";
import type { GuestOrders, GuestOrdersClaim } from "../domain/guests/guest-hand-over.js";
import { ClaimGuestOrdersDocument, UnfinishedOrdersDocument } from "./generated/orders.js";

/** Calls orders' GraphQL API. */
export class OrdersClient implements GuestOrders, BuyerOrders {
  constructor(private readonly peer: PeerClient) {}

  async claim(claim: GuestOrdersClaim): Promise<void> {
    await this.peer.call(ClaimGuestOrdersDocument, { input: claim }, { idempotent: true });
  }

  async unfinishedOrders(buyerId: string): Promise<readonly string[]> {
    return (await this.peer.call(UnfinishedOrdersDocument, { buyerId }, { idempotent: true })).unfinishedOrders;
  }
}
