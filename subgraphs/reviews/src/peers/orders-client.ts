import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { OrdersPeer } from "../domain/peers.js";
import { HasBoughtDocument } from "./generated/orders.js";

/** Calls the orders subgraph by GraphQL. */
export class OrdersClient implements OrdersPeer {
  constructor(private readonly peer: PeerClient) {}

  async hasBought(buyerId: string, productId: string): Promise<boolean> {
    return (await this.peer.call(HasBoughtDocument, { input: { buyerId, productId } }, { idempotent: true })).hasBought;
  }
}
