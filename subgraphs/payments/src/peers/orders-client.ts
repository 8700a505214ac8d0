import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { OrdersPeer, SettledPayment, SettledRefund } from "../domain/peers.js";
import { PaymentSettledDocument, RefundSettledDocument } from "./generated/orders.js";

/** Calls the orders subgraph by GraphQL. */
export class OrdersClient implements OrdersPeer {
  constructor(private readonly peer: PeerClient) {}

  async paymentSettled(settled: SettledPayment): Promise<void> {
    // A payment is settled once, so its id identifies the event.
    const input = { eventId: `paymentSettled:${settled.paymentId}`, ...settled };
    await this.peer.call(PaymentSettledDocument, { input }, { idempotent: true });
  }
  async refundSettled(settled: SettledRefund): Promise<void> {
    const input = { eventId: `refundSettled:${settled.refundId}`, ...settled };
    await this.peer.call(RefundSettledDocument, { input }, { idempotent: true });
  }
}
