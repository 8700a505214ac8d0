import type { Locale } from "@souk/kernel/values/locale";
import { unlessUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { CheckoutDeps } from "../order-deps.js";
import { isFree, type Order } from "../order/order.js";
import type { PaymentOutcome } from "../payment/payment-outcome.js";
import { settleFreeOrder } from "../payment/settle-free-order.js";
import { settlePayment } from "../payment/settle-payment.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";
import type { CheckedCheckout } from "./checkout-rules.js";
import { placeOrder } from "./place-order.js";
import { placeUnpaid } from "./place-unpaid.js";
import { prepareCheckout, type CheckoutBuyer, type CheckoutRefusal } from "./prepare-checkout.js";

/**
 * Runs the steps of a checkout whose idempotency key was just claimed: reads the cart and the prices, writes the order
 * with fixed names and prices, and only then reserves stock and charges.
 */
export function beginCheckout(deps: CheckoutDeps) {
  const { store, clock, newId, crashPoint } = deps;
  const prepare = prepareCheckout(deps);
  const place = placeOrder(deps);
  const settle = settlePayment(deps);
  const settleFree = settleFreeOrder(deps);
  const endUnpaid = placeUnpaid(deps);

  return async (
    input: CheckedCheckout,
    { locale, ...buyer }: CheckoutBuyer & { readonly locale: Locale | null },
    attempt: AttemptKey,
  ): Promise<CheckoutOutcome> => {
    crashPoint("checkout.claimed");
    const prepared = await releasingAttempt(attempt, () => prepare(input, buyer));
    if ("kind" in prepared) return prepared;
    const { source, ...content } = prepared;
    const guest = buyer.kind === "guest" ? { id: buyer.id, email: input.email ?? null } : null;
    const { custom = {} } = input;
    const order = { id: newId(), buyerId: buyer.id, guest, locale, placedAt: clock.now(), custom, ...content };
    const placed = await releasingAttempt(attempt, () => place(order, attempt));
    if ("kind" in placed) return placed;
    crashPoint("checkout.placed");
    if (isFree(placed)) return pay(placed, settleFree(placed, attempt), attempt);
    return source ? pay(placed, settle(placed, source, attempt), attempt) : leaveUnpaid(placed, attempt);
  };

  /** Runs a step before the order exists: a refusal or an error releases the attempt, because nothing is left behind. */
  async function releasingAttempt<Result extends object>(
    attempt: AttemptKey,
    step: () => Promise<Result | CheckoutRefusal>,
  ): Promise<Result | CheckoutRefusal> {
    let result: Result | CheckoutRefusal;
    try {
      result = await unlessUnavailable(step);
    } catch (error) {
      await store.releaseAttempt(attempt);
      throw error;
    }
    if ("kind" in result) await store.releaseAttempt(attempt);
    return result;
  }

  async function leaveUnpaid(order: Order, attempt: AttemptKey): Promise<CheckoutOutcome> {
    const outcome = await endUnpaid(order, attempt);
    if (outcome.kind !== "placed") await withdraw(order, attempt);
    return outcome;
  }

  function withdraw(order: Order, attempt: AttemptKey): Promise<void> {
    const left = [{ task: "releaseReservation", data: { orderId: order.id } }];
    return store.withdrawOrder(order.id, attempt, left);
  }

  async function pay(order: Order, settling: Promise<PaymentOutcome>, attempt: AttemptKey): Promise<CheckoutOutcome> {
    const outcome = await settling;
    switch (outcome.kind) {
      case "outOfStock":
      case "invalid":
      case "serviceUnavailable":
        await withdraw(order, attempt);
        break;
      // the charge may have succeeded: the order stays, and a repeat with the key continues it
      case "paymentsUnreachable":
      case "paymentUnknown":
      case "actionRequired":
      case "superseded":
        await store.releaseAttempt(attempt);
        break;
      case "paid":
      case "declined":
    }
    return outcome;
  }
}
