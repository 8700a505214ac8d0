import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { OrderLedger } from "../domain/purchases.js";
import { HasBoughtDocument } from "./generated/orders.js";

/** Calls the orders subgraph by GraphQL. */
export class OrdersClient implements OrderLedger {
  constructor(private readonly peer: PeerClient) {}

  async hasBought(buyerId: string, productId: string): Promise<boolean> {
    return (await this.peer.call(HasBoughtDocument, { input: { buyerId, productId } }, { idempotent: true })).hasBought;
  }
}
