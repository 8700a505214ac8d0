import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { DecimalMoney, Money } from "@souk/kernel/values/money";
import type { PaymentStore } from "../charge/payment-store.js";
import type { Refund } from "./refund.js";
import { settleRefund, type SettleRefundDependencies } from "./settle-refund.js";
import { ProviderUnavailableError } from "../providers/payment-provider.js";
import { lookupDelayMs, settleOrRetryLater } from "../providers/request-from-provider.js";
import { moneyRule } from "@souk/kernel/values/money-rule";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";

/** Validates the input of `refundPayment`. A violation is a fault of the calling service. */
export function refundPaymentRule(currency: string) {
  return z.object({
    orderId: z.string().toLowerCase().refine(isUuid, "must be a UUID"),
    amount: moneyRule(currency),
    idempotencyKey: z.string().min(1, "must not be empty").max(300, "must be at most 300 characters"),
    reason: z.string().max(500, "must be at most 500 characters").nullish(),
  });
}

export type RefundPayment = ReturnType<ReturnType<typeof refundPaymentRule>["parse"]>;

export interface RefundPaymentInput {
  readonly orderId: string;
  readonly amount: DecimalMoney;
  readonly idempotencyKey: string;
  readonly reason?: string | null;
}

export type RefundPaymentOutcome =
  | { readonly kind: "succeeded"; readonly refundedTotal: Money | null }
  | { readonly kind: "pending"; readonly refundedTotal: Money | null }
  | { readonly kind: "refused"; readonly refundedTotal: Money | null }
  | { readonly kind: "conflict"; readonly message: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface RefundPaymentDependencies extends SettleRefundDependencies {
  readonly payments: PaymentStore;
  readonly newId: () => string;
  /** The shop's one currency. */
  readonly currency: string;
}

/**
 * Refunds part or all of an order's payment, once for each key. The refund is stored and its amount is reserved before
 * the provider is called. The reserved amount cannot be refunded again unless the provider refuses the refund. Money that
 * is authorized and not captured is released first. Throws ProviderUnavailableError while a capture is in progress.
 */
export function refundPayment(deps: RefundPaymentDependencies) {
  const { payments, refunds, clock, newId, currency } = deps;
  const rule = refundPaymentRule(currency);
  const settle = settleRefund(deps);

  return async (input: RefundPaymentInput): Promise<RefundPaymentOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { orderId, amount, idempotencyKey, reason = null } = checked.value;
    const newRefund = { id: newId(), orderId, amount, idempotencyKey, reason, createdAt: clock.now() };
    const claimed = await refunds.claimRefund(newRefund);
    const isNew = claimed !== null && claimed !== "busy";
    const refund = isNew ? claimed : await refunds.findRefundByKey(idempotencyKey);
    if (!refund && claimed === "busy") throw new ProviderUnavailableError();
    if (!refund) return { kind: "refused", refundedTotal: await refundedTotalOf(orderId) };
    if (!isSameRefund(refund, checked.value))
      return { kind: "conflict", message: "this idempotency key has refunded another order or amount" };
    const settled = await settleOrRetryLater(
      async () => (refund.status === "PENDING" ? settle(refund, { isNew }) : refund),
      () => refunds.enqueueRefunding([refund.id], new Date(clock.now().getTime() + lookupDelayMs)),
    );
    return { kind: outcomeKinds[settled.status], refundedTotal: await refundedTotalOf(orderId) };
  };

  /** Returns null when no money was ever taken for the order. */
  async function refundedTotalOf(orderId: string): Promise<Money | null> {
    const payment = await payments.findOrderPayment(orderId);
    return payment && payment.status !== "PENDING" && payment.status !== "FAILED" ? payment.refunded : null;
  }
}

const outcomeKinds = {
  PENDING: "pending",
  SUCCEEDED: "succeeded",
  FAILED: "refused",
} as const satisfies Record<Refund["status"], RefundPaymentOutcome["kind"]>;

function isSameRefund(earlier: Refund, { orderId, amount }: RefundPayment): boolean {
  return (
    earlier.orderId === orderId &&
    earlier.amount.amountMinor === amount.amountMinor &&
    earlier.amount.currency === amount.currency
  );
}
