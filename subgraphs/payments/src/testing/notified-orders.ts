import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Orders, SettledPayment, SettledRefund } from "../domain/orders.js";

/** A fake of orders that records its notifications, or fails while it is marked as unavailable. */
export class ToldOrders implements Orders {
  readonly payments: SettledPayment[] = [];
  readonly refunds: SettledRefund[] = [];
  isAway = false;

  async paymentSettled(payment: SettledPayment): Promise<void> {
    if (this.isAway) throw new ServiceUnavailableError("orders");
    this.payments.push(payment);
  }

  async refundSettled(refund: SettledRefund): Promise<void> {
    if (this.isAway) throw new ServiceUnavailableError("orders");
    this.refunds.push(refund);
  }
}
