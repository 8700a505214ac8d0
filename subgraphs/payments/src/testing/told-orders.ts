import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { Orders, SettledPayment, SettledRefund } from "../domain/orders.js";

/** Orders that write down what they are told, where they are not away. */
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
