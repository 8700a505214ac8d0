import type { PeerClient } from "@souk/kernel/peer-client";
import type { Orders, SettledPayment, SettledRefund } from "../domain/orders.js";
import { PaymentSettledDocument, RefundSettledDocument } from "./generated/orders.js";

/** Orders by their GraphQL. */
export class OrdersClient implements Orders {
  constructor(private readonly peer: PeerClient) {}

  async paymentSettled(settled: SettledPayment): Promise<void> {
    // a payment is settled once, so its id names the event
    const input = { eventId: `paymentSettled:${settled.paymentId}`, ...settled };
    await this.peer.call(PaymentSettledDocument, { input }, { idempotent: true });
  }
  async refundSettled(settled: SettledRefund): Promise<void> {
    const input = { eventId: `refundSettled:${settled.refundId}`, ...settled };
    await this.peer.call(RefundSettledDocument, { input }, { idempotent: true });
  }
}
