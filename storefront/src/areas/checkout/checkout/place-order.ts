import type { Client, RequestPolicy } from "@urql/core";
import type { CheckoutInput, PaymentInput } from "../../../graph/schema-types.generated";
import { awaitsPayment, waitingPayment, withoutAnswer, type PaymentResult } from "../payment/paid-order";
import { payOrder } from "../payment/pay-order";
import type { SessionMemory } from "../session-memory";
import { isOfCart, keyOf, markOf, type CheckoutAttempt } from "./checkout-attempt";
import {
  NewestOrderDocument,
  StatusOfOrderDocument,
  type CheckoutCartFragment,
  type PlacedOrderStatusFragment,
} from "./checkout-page.generated";
import { PlaceOrderDocument, WithdrawOrderDocument } from "./place-order.generated";

/** All the data that an order freezes, and its payment. */
export interface OrderRequest {
  readonly cart: CheckoutCartFragment;
  readonly details: Omit<CheckoutInput, "idempotencyKey" | "payment">;
  /** Null for a total of 0. */
  readonly payment: PaymentInput | null;
}

export interface PlaceOrderDependencies {
  readonly graph: Client;
  readonly memory: SessionMemory<CheckoutAttempt>;
  readonly newKey: () => string;
}

/** The limit for one cart; each generation is an order that was abandoned or had ended. */
const maxGenerations = 20;

/**
 * Returns a function that orders a cart and pays it once. If an order is placed but not paid, the next attempt pays it,
 * as long as the buyer wants the same order; otherwise it cancels that order before it places another one. The buyer
 * therefore never has two orders. A successful attempt stays open until the caller that opens the order page ends it,
 * so that a page reloaded before that finds the order.
 */
export function orderPlacing({ graph, memory, newKey }: PlaceOrderDependencies) {
  return async (request: OrderRequest): Promise<PaymentResult> => {
    const attempt = memory.read();
    if (!attempt?.order) return begin(request, generationFor(request, attempt));
    if (isSame(attempt, request)) return payPlaced(request, attempt, attempt.order);
    const obstacle = await withdraw(attempt.order);
    if (obstacle) return obstacle;
    memory.forget();
    return begin(request, generationFor(request, attempt) + 1);
  };

  async function begin(request: OrderRequest, generation: number): Promise<PaymentResult> {
    const { details, payment } = request;
    const earlier = memory.read();
    const attempt: CheckoutAttempt = {
      cart: markOf(request.cart),
      generation,
      details: JSON.stringify(details),
      // the page has already loaded it
      newestBefore: earlier?.isOpen ? earlier.newestBefore : ((await newestOrder("cache-first"))?.id ?? null),
      isOpen: true,
    };
    memory.write(attempt);
    const input = {
      ...details,
      payment,
      idempotencyKey: keyOf(attempt),
      expectedCartVersion: request.cart.version,
    };
    const { data, error } = await graph.mutation(PlaceOrderDocument, { input }).toPromise();
    const answer = data?.checkout;
    // the request may have arrived: a retry with the same key finds out
    if (!answer) return withoutAnswer(error);
    if (answer.__typename === "Order") return { kind: "placed", number: answer.number };
    memory.write({ ...attempt, isOpen: false });
    switch (answer.__typename) {
      case "PaymentActionRequired":
        storeAttempt(attempt, answer.order);
        return waitingPayment(answer);
      case "PaymentDeclined":
        if (!awaitsPayment(answer.order)) return continueAfterPayment(answer.order, request, attempt);
        storeAttempt(attempt, answer.order);
        return { kind: "declined", declineCode: answer.declineCode, order: answer.order };
      case "IdempotencyKeyReused":
        return reused(request, attempt, earlier);
      case "ServiceUnavailable": {
        // payments failed in the middle of a charge: the order exists, and its page shows the outcome
        const placed = answer.service === "payments" ? await newestOrder() : undefined;
        if (!placed || placed.id === attempt.newestBefore) return { kind: "refused", problem: answer };
        storeAttempt(attempt, placed);
        return { kind: "placed", number: placed.number };
      }
      default:
        return { kind: "refused", problem: answer };
    }
  }

  /** The key was sent before with other input: by this tab, whose answer was lost, or by another tab. */
  async function reused(
    request: OrderRequest,
    attempt: CheckoutAttempt,
    earlier: CheckoutAttempt | undefined,
  ): Promise<PaymentResult> {
    const newest = await newestOrder();
    if (!newest || !isOfCart(newest, request.cart)) return { kind: "elsewhere", number: null };
    if (!awaitsPayment(newest)) return continueAfterPayment(newest, request, attempt);
    if (!earlier || !isSame(earlier, request)) return { kind: "elsewhere", number: newest.number };
    storeAttempt(attempt, newest);
    return payPlaced(request, attempt, newest);
  }

  async function payPlaced(
    request: OrderRequest,
    attempt: CheckoutAttempt,
    { id: orderId }: Pick<PlacedOrderStatusFragment, "id">,
  ): Promise<PaymentResult> {
    const { data, error } = await graph
      .query(StatusOfOrderDocument, { id: orderId }, { requestPolicy: "network-only" })
      .toPromise();
    const order = data?.order;
    if (!order) return withoutAnswer(error);
    if (!awaitsPayment(order)) return continueAfterPayment(order, request, attempt);
    const payKey = attempt.payKey ?? newKey();
    memory.write({ ...attempt, isOpen: false, order: { id: orderId, number: order.number }, payKey });
    const result = await payOrder(graph, { orderId, idempotencyKey: payKey, payment: request.payment });
    const isKeyUsed = result.kind === "refused" && result.problem.__typename === "IdempotencyKeyReused";
    // the next attempt needs a new key; an order has at most one pending or successful payment, whatever the key
    if (result.kind === "declined" || isKeyUsed) storeAttempt(attempt, order);
    if (result.kind === "placed") memory.write({ ...attempt, isOpen: true });
    return isKeyUsed ? payPlaced(request, { ...attempt, payKey: newKey() }, order) : result;
  }

  /** Continues from an order of this cart that is paid, in progress or ended. */
  async function continueAfterPayment(
    order: PlacedOrderStatusFragment,
    request: OrderRequest,
    attempt: CheckoutAttempt,
  ): Promise<PaymentResult> {
    memory.forget();
    if (order.status === "CANCELLED" && attempt.generation < maxGenerations)
      return begin(request, attempt.generation + 1);
    memory.write({ ...attempt, isOpen: true });
    return { kind: "placed", number: order.number };
  }

  /** Cancels the order. Returns undefined on success, else the result that the order has instead. */
  async function withdraw({ id }: { readonly id: string }): Promise<PaymentResult | undefined> {
    const { data, error } = await graph
      .query(StatusOfOrderDocument, { id }, { requestPolicy: "network-only" })
      .toPromise();
    if (!data) return withoutAnswer(error);
    const order = data.order;
    if (!order || order.status === "CANCELLED") return undefined;
    if (!awaitsPayment(order)) return { kind: "placed", number: order.number };
    const cancelled = await graph.mutation(WithdrawOrderDocument, { id, idempotencyKey: `withdraw:${id}` }).toPromise();
    const answer = cancelled.data?.cancelOrder;
    if (!answer) return withoutAnswer(cancelled.error);
    if (answer.__typename === "Order") return undefined;
    return answer.__typename === "Conflict"
      ? { kind: "placed", number: order.number }
      : { kind: "refused", problem: answer };
  }

  function storeAttempt(attempt: CheckoutAttempt, { id, number }: PlacedOrderStatusFragment): void {
    const { cart, generation, details, newestBefore } = attempt;
    memory.write({ cart, generation, details, newestBefore, isOpen: false, order: { id, number } });
  }

  async function newestOrder(
    requestPolicy: RequestPolicy = "network-only",
  ): Promise<PlacedOrderStatusFragment | undefined> {
    const { data } = await graph.query(NewestOrderDocument, {}, { requestPolicy }).toPromise();
    return data?.orders?.nodes[0];
  }
}

function isSame(attempt: CheckoutAttempt, { cart, details }: OrderRequest): boolean {
  return attempt.cart === markOf(cart) && attempt.details === JSON.stringify(details);
}

function generationFor({ cart }: OrderRequest, attempt: CheckoutAttempt | undefined): number {
  return attempt?.cart === markOf(cart) ? attempt.generation : 0;
}
