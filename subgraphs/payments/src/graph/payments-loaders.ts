import { groupLoader } from "@souk/kernel/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import type DataLoader from "dataloader";
import type { Payment } from "../domain/payment.js";
import type { PaymentsDomain } from "../domain/payments-domain.js";

const loaderKey = {};

/** The payments of all orders that an answer holds, as far as the viewer may see them, in one statement. */
export function orderPaymentsLoader(
  domain: PaymentsDomain,
  context: GraphContext,
): DataLoader<string, readonly Payment[]> {
  return oncePerRequest(context, loaderKey, () =>
    groupLoader(
      (orderIds: readonly string[]) => domain.listOrderPayments(orderIds, context),
      (payment) => payment.orderId,
    ),
  );
}
