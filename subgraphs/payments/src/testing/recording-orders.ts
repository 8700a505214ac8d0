import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { EndingAuthorization, OrdersPeer, SettledPayment, SettledRefund } from "../domain/peers.js";

/** A fake of orders that records its notifications, or fails while it is marked as unavailable. */
export class RecordingOrders implements OrdersPeer {
  readonly payments: SettledPayment[] = [];
  readonly refunds: SettledRefund[] = [];
  readonly ends: EndingAuthorization[] = [];
  isUnavailable = false;

  async paymentSettled(payment: SettledPayment): Promise<void> {
    if (this.isUnavailable) throw new ServiceUnavailableError("orders");
    this.payments.push(payment);
  }

  async refundSettled(refund: SettledRefund): Promise<void> {
    if (this.isUnavailable) throw new ServiceUnavailableError("orders");
    this.refunds.push(refund);
  }

  async authorizationEnds(authorization: EndingAuthorization): Promise<void> {
    if (this.isUnavailable) throw new ServiceUnavailableError("orders");
    this.ends.push(authorization);
  }
}
