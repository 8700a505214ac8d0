import { addPaymentMethod } from "./add-payment-method.js";
import { chargeOrder, type ChargeOrderParts } from "./charge-order.js";
import { listOrderPayments } from "./list-order-payments.js";
import { removePaymentMethod } from "./remove-payment-method.js";
import { resumePendingPayments } from "./resume-pending-payments.js";
import { settlePendingPayment } from "./settle-pending-payment.js";
import { tokenizeCard } from "./tokenize-card.js";

export type PaymentsDomain = ReturnType<typeof paymentsDomain>;

/** Everything that payments can do. */
export function paymentsDomain(parts: ChargeOrderParts) {
  return {
    methods: parts.methods,
    tokenizeCard: tokenizeCard(parts),
    chargeOrder: chargeOrder(parts),
    settlePendingPayment: settlePendingPayment(parts),
    resumePendingPayments: resumePendingPayments(parts),
    listOrderPayments: listOrderPayments(parts),
    addPaymentMethod: addPaymentMethod(parts),
    removePaymentMethod: removePaymentMethod(parts),
  };
}
