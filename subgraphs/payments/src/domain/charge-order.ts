import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import type { DecimalMoney } from "@souk/kernel/money";
import { unreachable } from "@souk/kernel/unreachable";
import { isUuid } from "@souk/kernel/uuid";
import { chargeOrderRule, type ChargeOrder } from "./charge-order-rule.js";
import type { PaymentMethodStore } from "./payment-method-store.js";
import type { OpenAction, Payment, PendingPayment } from "./payment.js";
import { settlePayment, type SettlePaymentParts } from "./settle-payment.js";
import { askAgainAfterMs, settledOrLeft } from "./settled-or-left.js";

export interface ChargeOrderInput {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  readonly amount: DecimalMoney;
  readonly idempotencyKey: string;
  readonly cardToken?: string | null;
  readonly paymentMethodId?: string | null;
}

export type ChargeOrderOutcome =
  | { readonly kind: "succeeded"; readonly paymentId: string }
  | { readonly kind: "declined"; readonly paymentId: string; readonly declineCode: string }
  | { readonly kind: "pending"; readonly paymentId: string }
  | {
      readonly kind: "actionRequired";
      readonly paymentId: string;
      readonly provider: string;
      readonly action: OpenAction;
    }
  | { readonly kind: "methodNotFound" }
  | { readonly kind: "conflict"; readonly message: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface ChargeOrderParts extends SettlePaymentParts {
  readonly methods: PaymentMethodStore;
  readonly newId: () => string;
  /** The shop's one currency. */
  readonly currency: string;
}

/** Each round but the last ends because another attempt at the same order failed in the meantime. */
const maxRounds = 5;

/**
 * Takes the money for an order, once. The payment is written before the provider hears of it; while one is PENDING or
 * has succeeded the order gets no second one, and whoever comes with another key gets the outcome of the first. Where that
 * one waited for its buyer, its failure is the outcome too: whoever comes back from the provider's page is not charged anew.
 */
export function chargeOrder(parts: ChargeOrderParts) {
  const { payments, methods, providers, clock, newId, currency } = parts;
  const rule = chargeOrderRule(currency);
  const settle = settlePayment(parts);

  return async (input: ChargeOrderInput): Promise<ChargeOrderOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const charge = checked.value;
    const cardToken = await tokenOf(charge);
    for (let round = 1; round <= maxRounds; round++) {
      const created = cardToken === null ? null : await payments.insertPayment(newPayment(charge, cardToken));
      if (created) return outcomeOf(await settleOrLeave(created, { isNew: true }));
      const earlier = await payments.findEarlierPayment(charge);
      if (!earlier && cardToken === null) return { kind: "methodNotFound" };
      if (!earlier) continue;
      if (!isSameCharge(earlier, charge)) return conflictWith(earlier);
      const settled = earlier.status === "PENDING" ? await settleOrLeave(earlier, { isNew: false }) : earlier;
      const waitedForBuyer = earlier.status === "PENDING" && earlier.actionSince !== null;
      const isAnothers = settled.idempotencyKey !== charge.idempotencyKey;
      if (settled.status !== "FAILED" || !isAnothers || waitedForBuyer) return outcomeOf(settled);
    }
    throw new Error(`order ${charge.orderId} is being paid by too many attempts at once`);
  };

  /** Null when the method is not the buyer's, or was removed. */
  async function tokenOf({ cardToken, paymentMethodId, buyerId }: ChargeOrder): Promise<string | null> {
    if (cardToken != null) return cardToken;
    const method = isUuid(paymentMethodId) ? await methods.findMethod(paymentMethodId, buyerId) : null;
    return method?.cardToken ?? null;
  }

  function newPayment({ orderId, orderNumber, buyerId, amount, idempotencyKey }: ChargeOrder, cardToken: string) {
    const order = { orderId, orderNumber, buyerId, amount };
    return {
      id: newId(),
      ...order,
      idempotencyKey,
      cardToken,
      provider: providers.current.name,
      createdAt: clock.now(),
    };
  }

  function settleOrLeave(payment: PendingPayment, how: { isNew: boolean }): Promise<Payment> {
    return settledOrLeft(
      () => settle(payment, how),
      () => payments.enqueueSettling([payment.id], new Date(clock.now().getTime() + askAgainAfterMs)),
    );
  }
}

function outcomeOf(payment: Payment): ChargeOrderOutcome {
  const paymentId = payment.id;
  switch (payment.status) {
    case "PENDING":
      return payment.action
        ? { kind: "actionRequired", paymentId, provider: payment.provider, action: payment.action }
        : { kind: "pending", paymentId };
    case "FAILED":
      return { kind: "declined", paymentId, declineCode: payment.declineCode };
    case "SUCCEEDED":
    case "REFUNDED":
      return { kind: "succeeded", paymentId };
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
