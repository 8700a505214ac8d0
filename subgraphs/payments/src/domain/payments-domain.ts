import { addPaymentMethod } from "./methods/add-payment-method.js";
import { cancelCharge } from "./charge/cancel-charge.js";
import { claimPayments } from "./charge/claim-payments.js";
import { chargeOrder, type ChargeOrderParts } from "./charge/charge-order.js";
import { findCharge } from "./charge/find-charge.js";
import { handleWebhook } from "./webhooks/handle-webhook.js";
import { listOrderPayments } from "./charge/list-order-payments.js";
import { receiveWebhook, type ReceiveWebhookParts } from "./webhooks/receive-webhook.js";
import { refundPayment, type RefundPaymentParts } from "./refund/refund-payment.js";
import { removePaymentMethod } from "./methods/remove-payment-method.js";
import { resumePending } from "./resume-pending.js";
import { settlePendingPayment } from "./charge/settle-pending-payment.js";
import { settlePendingRefund } from "./refund/settle-pending-refund.js";
import { tellChargeStatus } from "./charge/charge-status.js";
import { tellOrders, type TellOrdersParts } from "./charge/notify-orders-of-payment.js";
import { tellOrdersOfRefund } from "./refund/notify-orders-of-refund.js";
import { tokenizeCard, type TokenizeCardParts } from "./methods/tokenize-card.js";

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
