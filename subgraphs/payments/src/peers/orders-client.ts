import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { EndingAuthorization, OrdersPeer, SettledPayment, SettledRefund } from "../domain/peers.js";
import { AuthorizationEndsDocument, PaymentSettledDocument, RefundSettledDocument } from "./generated/orders.js";

/** Calls the orders subgraph by GraphQL. */
export class OrdersClient implements OrdersPeer {
  constructor(private readonly peer: PeerClient) {}

  async paymentSettled(settled: SettledPayment): Promise<void> {
    // A payment is settled once, so its id identifies the event.
    const input = { eventId: `paymentSettled:${settled.paymentId}`, ...settled };
    await this.peer.call(PaymentSettledDocument, { input }, { idempotent: true });
  }

  async authorizationEnds({ paymentId, orderId, endsAt, hasEnded }: EndingAuthorization): Promise<void> {
    const eventId = `${hasEnded ? "authorizationEnded" : "authorizationEnds"}:${paymentId}`;
    const input = { eventId, orderId, endsAt: endsAt.toISOString(), hasEnded };
    await this.peer.call(AuthorizationEndsDocument, { input }, { idempotent: true });
  }

  async refundSettled(settled: SettledRefund): Promise<void> {
    const input = { eventId: `refundSettled:${settled.refundId}`, ...settled };
    await this.peer.call(RefundSettledDocument, { input }, { idempotent: true });
  }
}
