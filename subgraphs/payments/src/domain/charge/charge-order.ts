import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { unreachable } from "@souk/kernel/values/unreachable";
import { isUuid } from "@souk/kernel/values/uuid";
import { chargeOrderRule, type ChargeOrder } from "./charge-order-rule.js";
import { abandonedCode, type Confirmation, type PaymentProvider } from "../providers/payment-provider.js";
import type { PaymentMethodStore } from "../methods/payment-method-store.js";
import type { OpenAction, Payment, PendingPayment } from "./payment.js";
import { cancelPayment, settlePayment, type SettlePaymentDependencies } from "./settle-payment.js";
import { lookupDelayMs, settleOrRetryLater } from "../providers/request-from-provider.js";

export interface ChargeOrderInput {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  readonly amount: DecimalMoney;
  readonly idempotencyKey: string;
  readonly cardToken?: string | null;
  readonly paymentMethodId?: string | null;
  readonly atProvider?: boolean | null;
  /** The provider that takes the payment. It replaces a payment that waits in another provider's checkout. */
  readonly provider?: string | null;
  readonly confirmation?: Confirmation | null;
  /** True: all lines are shipped, so that the provider may capture the money at shipment. */
  readonly isShipped?: boolean | null;
}

export type ChargeOrderOutcome =
  /** `isAuthorized`: the money is held, and `capturePayment` takes it. */
  | { readonly kind: "succeeded"; readonly paymentId: string; readonly isAuthorized: boolean }
  | { readonly kind: "declined"; readonly paymentId: string; readonly declineCode: string }
  | { readonly kind: "pending"; readonly paymentId: string }
  | {
      readonly kind: "actionRequired";
      readonly paymentId: string;
      readonly provider: string;
      readonly action: OpenAction;
    }
  | { readonly kind: "methodNotFound" }
  /** The provider takes no cards from us, or takes only cards. */
  | { readonly kind: "sourceNotTaken" }
  /** The provider did not issue the confirmation for a payment of this order that waits for its buyer. */
  | { readonly kind: "confirmationRefused" }
  /** The order takes no more payments. */
  | { readonly kind: "orderClosed" }
  | { readonly kind: "conflict"; readonly message: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface ChargeOrderDependencies extends SettlePaymentDependencies {
  readonly methods: PaymentMethodStore;
  readonly newId: () => string;
  /** The shop's one currency. */
  readonly currency: string;
}

/** Maximum number of rounds. A round repeats when another attempt at the same order failed in the meantime. */
const maxRounds = 5;

/**
 * Charges an order at most once. The payment is stored before the provider is called. While a payment of the order is
 * PENDING or SUCCEEDED, the order gets no second one, and a caller with another key gets the outcome of the first. If
 * that payment waited for its buyer and then failed, the caller gets that failure too: a buyer who returns from the
 * provider's page is not charged again. A caller that names a provider ends a payment that waits in another provider's
 * checkout.
 */
export function chargeOrder(deps: ChargeOrderDependencies) {
  const { payments, providers, clock, newId, currency } = deps;
  const rule = chargeOrderRule(currency);
  const settle = settlePayment(deps);
  const cancel = cancelPayment(deps);

  return async (input: ChargeOrderInput): Promise<ChargeOrderOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const charge = checked.value;
    const source = await chargeSource(deps, charge);
    for (let round = 1; round <= maxRounds; round++) {
      const created = "kind" in source ? null : await payments.insertPayment(newPayment(charge, source));
      if (created) return outcomeOfNew(await settleOrRetry(created, { isNew: true }));
      const earlier = await payments.findEarlierPayment(charge);
      if (!earlier && "kind" in source) return source;
      if (!earlier && (await payments.isClosed(charge.orderId))) return { kind: "orderClosed" };
      if (!earlier) continue;
      if (!isSameCharge(earlier, charge)) return conflictWith(earlier);
      if (!(await isProven(earlier, charge))) return { kind: "confirmationRefused" };
      if (!("kind" in source) && isReplacedBy(charge, source, earlier)) {
        const ended = await cancelOrRetry(earlier);
        if (ended.status === "FAILED") continue;
        return chargeOutcomeOf(ended);
      }
      const settled = earlier.status === "PENDING" ? await settleOrRetry(earlier, { isNew: false }) : earlier;
      const waitedForBuyer = earlier.status === "PENDING" && earlier.actionSince !== null;
      const isAnothers = settled.idempotencyKey !== charge.idempotencyKey;
      if (settled.status !== "FAILED" || !isAnothers || waitedForBuyer) return chargeOutcomeOf(settled);
    }
    throw new Error(`order ${charge.orderId} is being paid by too many attempts at once`);
  };

  async function isProven(payment: Payment, { confirmation }: ChargeOrder): Promise<boolean> {
    return !confirmation || providers.named(payment.provider).proves(payment.idempotencyKey, confirmation);
  }

  function newPayment(
    { orderId, orderNumber, buyerId, amount, idempotencyKey, isShipped }: ChargeOrder,
    { provider, cardToken }: ChargeSource,
  ) {
    const order = { orderId, orderNumber, buyerId, amount };
    return {
      id: newId(),
      ...order,
      idempotencyKey,
      cardToken,
      provider: provider.name,
      isCapturedLater: isShipped === true && provider.capturesLater === true,
      createdAt: clock.now(),
    };
  }

  /** The caller gets the outcome, so orders is not notified: it would release the stock of the next payment. */
  function cancelOrRetry(payment: PendingPayment): Promise<Payment> {
    return orRetryLater(payment, () => cancel(payment, { notifiesOrders: false }));
  }

  function settleOrRetry(payment: PendingPayment, how: { isNew: boolean }): Promise<Payment> {
    return orRetryLater(payment, () => settle(payment, how));
  }

  function orRetryLater(payment: PendingPayment, run: () => Promise<Payment>): Promise<Payment> {
    return settleOrRetryLater(run, () =>
      payments.enqueueSettling([payment.id], new Date(clock.now().getTime() + lookupDelayMs)),
    );
  }
}

/** A charge that was cancelled while it was on its way to the provider is no decline: `cancelCharge` closes its order. */
function outcomeOfNew(payment: Payment): ChargeOrderOutcome {
  const isCancelled = payment.status === "FAILED" && payment.declineCode === abandonedCode;
  return isCancelled ? { kind: "orderClosed" } : chargeOutcomeOf(payment);
}

/** Returns whether the payment waits in the checkout of another provider than the one that the caller names. */
function isReplacedBy(
  { provider: name, idempotencyKey }: ChargeOrder,
  { provider }: ChargeSource,
  earlier: Payment,
): earlier is PendingPayment {
  const waits = earlier.status === "PENDING" && earlier.actionSince !== null && earlier.cardToken === null;
  return waits && name != null && earlier.provider !== provider.name && earlier.idempotencyKey !== idempotencyKey;
}

interface ChargeSource {
  readonly provider: PaymentProvider;
  /** Null where the buyer pays in the provider's own checkout. */
  readonly cardToken: string | null;
}

/** Returns the provider and the card to charge, or the reason for which nothing can be charged. */
async function chargeSource(
  { methods, providers }: ChargeOrderDependencies,
  { cardToken, paymentMethodId, buyerId, confirmation, atProvider, provider: name }: ChargeOrder,
): Promise<ChargeSource | ChargeOrderOutcome> {
  // A confirmation proves an existing payment; it never begins one.
  if (confirmation) return { kind: "confirmationRefused" };
  const sourceOf = (provider: PaymentProvider | null, token: string | null): ChargeSource | ChargeOrderOutcome =>
    provider && (name == null || provider.name === name) ? { provider, cardToken: token } : { kind: "sourceNotTaken" };
  if (atProvider) return sourceOf(providers.findCheckout(name ?? null), null);
  if (cardToken != null) return sourceOf(providers.ofCards.hasOwnCheckout ? null : providers.ofCards, cardToken);
  const method = isUuid(paymentMethodId) ? await methods.findMethod(paymentMethodId, buyerId) : null;
  return method ? sourceOf(providers.findOfMethod(method.provider), method.cardToken) : { kind: "methodNotFound" };
}

export function chargeOutcomeOf(payment: Payment): ChargeOrderOutcome {
  const paymentId = payment.id;
  switch (payment.status) {
    case "PENDING":
      return payment.action
        ? { kind: "actionRequired", paymentId, provider: payment.provider, action: payment.action }
        : { kind: "pending", paymentId };
    case "FAILED":
      return { kind: "declined", paymentId, declineCode: payment.declineCode };
    case "AUTHORIZED":
    case "EXPIRED":
    case "SUCCEEDED":
    case "REFUNDED":
    case "VOIDED":
      return { kind: "succeeded", paymentId, isAuthorized: payment.status === "AUTHORIZED" };
    default:
      return unreachable(payment);
  }
}

function isSameCharge(earlier: Payment, { orderId, buyerId, amount }: ChargeOrder): boolean {
  return (
    earlier.orderId === orderId &&
    earlier.buyerId === buyerId &&
    earlier.amount.amountMinor === amount.amountMinor &&
    earlier.amount.currency === amount.currency
  );
}

function conflictWith({ number }: Payment): ChargeOrderOutcome {
  return { kind: "conflict", message: `${number} has this order or this idempotency key, and is another charge` };
}
