import { addPaymentMethod } from "./add-payment-method.js";
import { cancelCharge } from "./cancel-charge.js";
import { claimPayments } from "./claim-payments.js";
import { chargeOrder, type ChargeOrderParts } from "./charge-order.js";
import { findCharge } from "./find-charge.js";
import { handleWebhook } from "./handle-webhook.js";
import { listOrderPayments } from "./list-order-payments.js";
import { receiveWebhook, type ReceiveWebhookParts } from "./receive-webhook.js";
import { refundPayment, type RefundPaymentParts } from "./refund-payment.js";
import { removePaymentMethod } from "./remove-payment-method.js";
import { resumePending } from "./resume-pending.js";
import { settlePendingPayment } from "./settle-pending-payment.js";
import { settlePendingRefund } from "./settle-pending-refund.js";
import { tellChargeStatus } from "./tell-charge-status.js";
import { tellOrders, type TellOrdersParts } from "./tell-orders.js";
import { tellOrdersOfRefund } from "./tell-orders-of-refund.js";
import { tokenizeCard, type TokenizeCardParts } from "./tokenize-card.js";

export type PaymentsParts = ChargeOrderParts &
  RefundPaymentParts &
  TellOrdersParts &
  ReceiveWebhookParts &
  TokenizeCardParts;
export type PaymentsDomain = ReturnType<typeof paymentsDomain>;

/** Builds all operations of the payments domain. */
export function paymentsDomain(parts: PaymentsParts) {
  const settlements = {
    settlePendingPayment: settlePendingPayment(parts),
    settlePendingRefund: settlePendingRefund(parts),
  };
  return {
    ...settlements,
    methods: parts.methods,
    refunds: parts.refunds,
    tokenizeCard: tokenizeCard(parts),
    claimPayments: claimPayments(parts),
    chargeOrder: chargeOrder(parts),
    findCharge: findCharge(parts),
    cancelCharge: cancelCharge(parts),
    tellChargeStatus: tellChargeStatus(parts),
    tellOrders: tellOrders(parts),
    tellOrdersOfRefund: tellOrdersOfRefund(parts),
    refundPayment: refundPayment(parts),
    receiveWebhook: receiveWebhook(parts),
    handleWebhook: handleWebhook({ ...parts, ...settlements }),
    resumePending: resumePending(parts),
    listOrderPayments: listOrderPayments(parts),
    addPaymentMethod: addPaymentMethod(parts),
    removePaymentMethod: removePaymentMethod(parts),
  };
}
