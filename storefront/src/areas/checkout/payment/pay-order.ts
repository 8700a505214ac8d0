import type { Client } from "@urql/core";
import type { MoneyInput, PaymentInput } from "../../../graph/schema-types.generated";
import { waitingPayment, withoutAnswer, type PaymentResult } from "./paid-order";
import { PayPlacedOrderDocument } from "./pay-placed-order.generated";

export interface PayOrder {
  readonly orderId: string;
  readonly idempotencyKey: string;
  /** Null for an order of 0. */
  readonly payment: PaymentInput | null;
  readonly expectedTotal?: MoneyInput;
}

/** Pays an order that waits for payment, with the idempotency key of this attempt. */
export async function payOrder(graph: Client, input: PayOrder): Promise<PaymentResult> {
  const { data, error } = await graph.mutation(PayPlacedOrderDocument, { input }).toPromise();
  const answer = data?.payOrder;
  if (!answer) return withoutAnswer(error);
  switch (answer.__typename) {
    case "Order":
      return { kind: "placed", number: answer.number };
    case "PaymentActionRequired":
      return waitingPayment(answer);
    case "PaymentDeclined":
      return { kind: "declined", declineCode: answer.declineCode, order: answer.order };
    default:
      return { kind: "refused", problem: answer };
  }
}
