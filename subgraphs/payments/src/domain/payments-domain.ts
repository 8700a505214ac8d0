import { addPaymentMethod } from "./methods/add-payment-method.js";
import { cancelCharge } from "./charge/cancel-charge.js";
import { capturePayment, endAuthorizations, type CapturePaymentDependencies } from "./capture/capture-payment.js";
import { claimPayments } from "./charge/claim-payments.js";
import { chargeOrder, type ChargeOrderDependencies } from "./charge/charge-order.js";
import { findCharge, readChargeStatus } from "./charge/find-charge.js";
import { handleWebhook } from "./webhooks/handle-webhook.js";
import { importPayment, type ImportPaymentDependencies } from "./import/import-payment.js";
import { listOrderPayments } from "./charge/list-order-payments.js";
import { listTransactions, type TransactionStore } from "./ledger/list-transactions.js";
import { findModule, listPaymentOptions } from "./providers/payment-options.js";
import { receiveWebhook, type ReceiveWebhookDependencies } from "./webhooks/receive-webhook.js";
import { refundPayment, type RefundPaymentDependencies } from "./refund/refund-payment.js";
import { removePaymentMethod } from "./methods/remove-payment-method.js";
import { resumePending } from "./resume-pending.js";
import { setDefaultPaymentMethod } from "./methods/set-default-payment-method.js";
import {
  settlePendingPayment,
  notifyOrdersOfEnd,
  notifyOrdersOfPayment,
  type NotifyOrdersOfPaymentDependencies,
} from "./charge/settle-payment.js";
import { settlePendingRefund, notifyOrdersOfRefund } from "./refund/settle-refund.js";
import { tokenizeCard, type TokenizeCardDependencies } from "./methods/tokenize-card.js";

export type PaymentsDependencies = ChargeOrderDependencies &
  RefundPaymentDependencies &
  CapturePaymentDependencies &
  NotifyOrdersOfPaymentDependencies &
  ReceiveWebhookDependencies &
  TokenizeCardDependencies &
  ImportPaymentDependencies & { readonly transactions: TransactionStore };
export type PaymentsDomain = ReturnType<typeof paymentsDomain>;

/** Builds all operations of the payments domain. */
export function paymentsDomain(deps: PaymentsDependencies) {
  const settlements = {
    settlePendingPayment: settlePendingPayment(deps),
    settlePendingRefund: settlePendingRefund(deps),
  };
  return {
    ...settlements,
    methods: deps.methods,
    refunds: deps.refunds,
    transactions: deps.transactions,
    listTransactions: listTransactions(deps),
    tokenizeCard: tokenizeCard(deps),
    claimPayments: claimPayments(deps),
    chargeOrder: chargeOrder(deps),
    findCharge: findCharge(deps),
    cancelCharge: cancelCharge(deps),
    readChargeStatus: readChargeStatus(deps),
    notifyOrdersOfPayment: notifyOrdersOfPayment(deps),
    notifyOrdersOfRefund: notifyOrdersOfRefund(deps),
    refundPayment: refundPayment(deps),
    capturePayment: capturePayment(deps),
    endAuthorizations: endAuthorizations(deps),
    notifyOrdersOfEnd: notifyOrdersOfEnd(deps),
    receiveWebhook: receiveWebhook(deps),
    handleWebhook: handleWebhook({ ...deps, ...settlements }),
    resumePending: resumePending(deps),
    listOrderPayments: listOrderPayments(deps),
    listPaymentOptions: listPaymentOptions(deps),
    findModule: findModule(deps),
    addPaymentMethod: addPaymentMethod(deps),
    importers: { payments: importPayment(deps) },
    removePaymentMethod: removePaymentMethod(deps),
    setDefaultPaymentMethod: setDefaultPaymentMethod(deps),
  };
}
