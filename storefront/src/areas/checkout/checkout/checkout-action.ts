import type { Client } from "@urql/core";
import { createContext, data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf } from "../../../ui/form/refused-form";
import { emptyCard } from "../../../ui/card/card-rule";
import { waitingPath } from "../pay/pay-path";
import { customOfTexts } from "../../../ui/custom-fields/custom-of-texts";
import { fieldsOfOwner } from "../../../ui/custom-fields/custom-values";
import { paymentProblems } from "../payment/invalid-payment";
import type { PaymentResult } from "../payment/paid-order";
import { paymentInputFrom } from "../payment/payment-values";
import type { SessionMemory } from "../session-memory";
import type { CheckoutAttempt } from "./checkout-attempt";
import { checkoutFields, sentCheckout, type SentCheckout } from "./checkout-fields";
import { CheckoutPageDocument, type CheckoutPageQuery } from "./checkout-page.generated";
import { addressOf, checkoutRule, type CheckoutValues } from "./checkout-values";
import { orderPlacing } from "./place-order";
import { ChangeCartLineDocument } from "./place-order.generated";
import type { RefusedCheckout } from "./refused-checkout";

/** The values of the form that is being processed, for the loader that runs after its action. */
export const sentCheckoutContext = createContext<CheckoutValues | null>(null);

/** Places the order on the server and opens its page. */
export async function checkoutAction({ request, context }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  const sent = sentCheckout(fields);
  context.set(sentCheckoutContext, sent.values);
  const refused = (refusal: Omit<RefusedCheckout, "values">, status: number) =>
    data(
      { ...(sent.attempt ? { attempt: sent.attempt } : {}), ...refusal, values: withoutCard(sent.values) },
      { status },
    );
  if (fields.text(checkoutFields.country)) return refused({}, 200);
  const change = fields.text(checkoutFields.change);
  if (change) return refused({}, (await isLineChanged(graph, change, sent.values.shippingAddress.country)) ? 200 : 422);

  const { country } = sent.values.shippingAddress;
  const { data: page } = await graph.query(CheckoutPageDocument, { signedIn: false, country }).toPromise();
  if (!page?.cart) return refused({ result: { kind: page ? "signedOut" : "noAnswer" } }, page ? 401 : 503);
  const checked = checkoutRule(needsOf(page, sent), sent.values).safeParse(sent.values);
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);

  const memory = requestMemory(sent.attempt);
  const placing = orderPlacing({ graph, memory, newKey: () => crypto.randomUUID() });
  const payment = paymentInputFrom(checked.data.payment);
  const result = await placing({
    // the cart as the buyer saw it, which may be ordered meanwhile
    cart: { ...page.cart, ...sent.cart },
    details: detailsOf(page, sent),
    payment,
  });
  const attempt = memory.read();
  if (result.kind === "actionRequired") return redirect(waitingPath(result, payment), 303);
  return answerOf(result, (refusal, status) => refused({ ...refusal, ...(attempt ? { attempt } : {}) }, status));
}

function answerOf<Refused>(
  result: Exclude<PaymentResult, { readonly kind: "actionRequired" }>,
  refused: (refusal: Omit<RefusedCheckout, "values" | "attempt">, status: number) => Refused,
) {
  switch (result.kind) {
    case "placed":
      return redirect(`/orders/${result.number}?placed`, 303);
    case "refused": {
      const { problem } = result;
      const problems = problem.__typename === "InvalidInput" ? paymentProblems(problem) : undefined;
      return refused(problems ? { problems } : { result }, 422);
    }
    case "signedOut":
      return refused({ result }, 401);
    case "noAnswer":
      return refused({ result }, 503);
    default:
      return refused({ result }, 422);
  }
}

function needsOf({ me, customFields }: CheckoutPageQuery, { cart: { needsShipping } }: SentCheckout) {
  return { isGuest: !me, needsShipping, customFields: fieldsOfOwner(customFields) };
}

function detailsOf({ me, customFields }: CheckoutPageQuery, { values, cart, total }: SentCheckout) {
  const custom = customOfTexts(fieldsOfOwner(customFields), values.custom);
  return {
    ...(me ? {} : { email: values.email.trim() }),
    ...(cart.needsShipping ? { shippingAddress: addressOf(values, me?.addresses ?? []), carrier: values.carrier } : {}),
    expectedTotal: total,
    ...(custom ? { custom } : {}),
  };
}

/** Removes the card: a page never repeats it. */
function withoutCard(values: CheckoutValues): CheckoutValues {
  return { ...values, payment: { choice: values.payment.choice, card: emptyCard } };
}

/** Holds the attempt while the form is processed; the page carries it to the next one. */
function requestMemory(attempt: CheckoutAttempt | undefined): SessionMemory<CheckoutAttempt> {
  let current = attempt;
  return {
    read: () => current,
    write: (value) => {
      current = value;
    },
    forget: () => {
      current = undefined;
    },
  };
}

async function isLineChanged(graph: Client, change: string, country: string): Promise<boolean> {
  const [, productId = "", lineId = "", quantity = ""] = /^([^:]+):([^:]+):(\d{1,3})$/.exec(change) ?? [];
  const variables = { input: { productId, lineId, quantity: Number(quantity) }, country };
  const { data: answer } = await graph.mutation(ChangeCartLineDocument, variables).toPromise();
  return answer?.setCartLine?.__typename === "Cart";
}
