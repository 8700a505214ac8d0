import type { PeerClient } from "@souk/kernel/peer-client";
import type { GuestOrders, GuestOrdersClaim } from "../domain/guest-orders.js";
import { ClaimGuestOrdersDocument } from "./generated/orders.js";

/** Orders by its GraphQL. */
export class OrdersClient implements GuestOrders {
  constructor(private readonly peer: PeerClient) {}

  async claim(claim: GuestOrdersClaim): Promise<void> {
    await this.peer.call(ClaimGuestOrdersDocument, { input: claim }, { idempotent: true });
  }
}
