import { groupLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import type DataLoader from "dataloader";
import type { Payment } from "../domain/charge/payment.js";
import type { PaymentsDomain } from "../domain/payments-domain.js";
import type { Transaction } from "../domain/ledger/transaction.js";
import type { Refund } from "../domain/refund/refund.js";

const paymentsKey = {};
const refundsKey = {};
const transactionsKey = {};

/** Loads the payments of all orders of a response in one statement, limited to those that the viewer may see. */
export function orderPaymentsLoader(
  domain: PaymentsDomain,
  context: GraphContext,
): DataLoader<string, readonly Payment[]> {
  return oncePerRequest(context, paymentsKey, () =>
    groupLoader(
      (orderIds: readonly string[]) => domain.listOrderPayments(orderIds, context),
      (payment) => payment.orderId,
    ),
  );
}

/**
 * Loads the refunds of all payments of a response in one statement. A viewer who sees a payment may see its refunds.
 */
export function paymentRefundsLoader(
  { refunds }: PaymentsDomain,
  context: GraphContext,
): DataLoader<string, readonly Refund[]> {
  return oncePerRequest(context, refundsKey, () =>
    groupLoader(
      (paymentIds: readonly string[]) => refunds.listRefundsOf(paymentIds),
      (refund) => refund.paymentId,
    ),
  );
}

/** Loads the transactions of all payments of a response in one statement. A viewer who sees a payment may see them. */
export function paymentTransactionsLoader(
  { transactions }: PaymentsDomain,
  context: GraphContext,
): DataLoader<string, readonly Transaction[]> {
  return oncePerRequest(context, transactionsKey, () =>
    groupLoader(
      (paymentIds: readonly string[]) => transactions.transactionsOf(paymentIds),
      (transaction) => transaction.paymentId,
    ),
  );
}
