import { groupLoader } from "@souk/kernel/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import type DataLoader from "dataloader";
import type { Payment } from "../domain/payment.js";
import type { PaymentsDomain } from "../domain/payments-domain.js";
import type { Refund } from "../domain/refund.js";

const paymentsKey = {};
const refundsKey = {};

/** The payments of all orders that an answer holds, as far as the viewer may see them, in one statement. */
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

/** The refunds of all payments that an answer holds, in one statement. Whoever sees a payment may see them. */
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
