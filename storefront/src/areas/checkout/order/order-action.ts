import type { Client } from "@urql/core";
import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf, type FieldProblems } from "../../../ui/form/refused-form";
import { z } from "../../../ui/form/zod";
import { paymentIn } from "../checkout/checkout-fields";
import { waitingPath } from "../pay/pay-path";
import { paymentProblems } from "../payment/invalid-payment";
import type { PaymentResult } from "../payment/paid-order";
import { payOrder } from "../payment/pay-order";
import { paymentInputFrom, paymentRule } from "../payment/payment-values";
import { CancelPlacedOrderDocument } from "./order-actions.generated";
import { orderAgain, type AgainResult } from "./order-again";
import { orderFields, orderIntents } from "./order-form";
import { OrderPageDocument, type OrderPageFragment } from "./order-page.generated";

/** The answer of the server to a form of the order page that stays on it. */
export interface RefusedOrderForm {
  readonly problems?: FieldProblems;
  /** The result of a payment. */
  readonly payment?: PaymentResult;
  readonly cancel?: "notCancellable" | "notCancelled";
  /** Set if not all lines of the order were added to the cart. */
  readonly again?: AgainResult;
}

/** Processes the forms of the order page on the server. */
export async function orderAction({ request, context, params }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  const { data: found } = await graph.query(OrderPageDocument, { number: params.number ?? "" }).toPromise();
  if (!found?.order) return null;
  switch (fields.text(orderFields.intent)) {
    case orderIntents.cancel:
      return cancelOrder(graph, found.order, fields);
    case orderIntents.again: {
      const again = await orderAgain(graph, found.order);
      return again.kind === "added" ? redirect("/cart", 303) : refused({ again }, again.kind === "short" ? 200 : 503);
    }
    case orderIntents.askBank: {
      const idempotencyKey = crypto.randomUUID();
      const result = await payOrder(graph, { orderId: found.order.id, idempotencyKey, payment: { atProvider: true } });
      return answerOf(found.order, result, 200);
    }
    default:
      return pay(graph, found.order, fields);
  }
}

async function pay(graph: Client, order: OrderPageFragment, fields: FormFields) {
  const entered = paymentIn(fields);
  const checked = z.object({ payment: paymentRule(entered) }).safeParse({ payment: entered });
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const payment = paymentInputFrom(checked.data.payment);
  const paid = await payOrder(graph, {
    orderId: order.id,
    idempotencyKey: fields.text(orderFields.idempotencyKey),
    payment,
    expectedTotal: { amount: fields.text(orderFields.totalAmount), currency: fields.text(orderFields.totalCurrency) },
  });
  if (paid.kind === "actionRequired") return redirect(waitingPath(paid, payment), 303);
  return answerOf(order, paid, 422);
}

function answerOf({ number }: OrderPageFragment, payment: PaymentResult, status: number) {
  if (payment.kind === "placed") return redirect(`/orders/${number}?placed`, 303);
  if (payment.kind === "refused" && payment.problem.__typename === "InvalidInput") {
    const problems = paymentProblems(payment.problem);
    if (problems) return refused({ problems }, 422);
  }
  return refused({ payment }, payment.kind === "noAnswer" ? 503 : status);
}

async function cancelOrder(graph: Client, { id, number }: OrderPageFragment, fields: FormFields) {
  const idempotencyKey = fields.text(orderFields.idempotencyKey);
  const { data: answer } = await graph.mutation(CancelPlacedOrderDocument, { id, idempotencyKey }).toPromise();
  switch (answer?.cancelOrder?.__typename) {
    case "Order":
      return redirect(`/orders/${number}`, 303);
    case "Conflict":
      return refused({ cancel: "notCancellable" }, 422);
    default:
      return refused({ cancel: "notCancelled" }, 503);
  }
}

function refused(refusal: RefusedOrderForm, status: number) {
  return data(refusal, { status });
}
