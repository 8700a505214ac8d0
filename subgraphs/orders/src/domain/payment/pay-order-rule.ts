import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { isCurrency, parseAmount, type DecimalMoney } from "@souk/kernel/values/money";
import { z } from "zod";
import { paymentRule, type PaymentInput } from "./payment-source.js";

export const idempotencyKeyRule = z.string().min(1, "must not be empty").max(200, "must be at most 200 characters");

export function payOrderRule(clock: Clock, currency: string) {
  const expectedTotal = expectedTotalRule(currency).transform((minor) => minor ?? undefined);
  const rule = z.object({ idempotencyKey: idempotencyKeyRule, payment: paymentRule(clock), expectedTotal });
  return (input: { idempotencyKey: string; payment?: PaymentInput | null; expectedTotal?: DecimalMoney | null }) =>
    checkInput(rule, input);
}

/** Parses the total to minor units; null when absent. */
export function expectedTotalRule(currency: string) {
  return z
    .custom<DecimalMoney>()
    .nullish()
    .transform((total, context) => expectedMinor(total ?? null, currency, context));
}

function expectedMinor(total: DecimalMoney | null, currency: string, context: z.core.$RefinementCtx): number | null {
  if (total === null) return null;
  const refuse = (path: string, message: string): typeof z.NEVER => {
    context.addIssue({ code: "custom", path: [path], message });
    return z.NEVER;
  };
  if (!isCurrency(total.currency) || total.currency !== currency) return refuse("currency", `must be ${currency}`);
  const parsed = parseAmount(total.amount, currency);
  return parsed.ok ? parsed.amountMinor : refuse("amount", parsed.message);
}
