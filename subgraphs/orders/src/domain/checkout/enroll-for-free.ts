import type { Locale } from "@souk/kernel/values/locale";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CheckoutDeps } from "../order-deps.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";
import { checkoutOnce } from "./checkout.js";
import { checkoutRule } from "./checkout-rules.js";

export interface EnrollForFreeInput {
  readonly productId: string;
  readonly idempotencyKey: string;
}

const problems = [
  "productUnavailable",
  "alreadyOwned",
  "priceChanged",
  "ruleRefused",
  "keyReused",
  "serviceUnavailable",
  "invalid",
] as const;

export type EnrollForFreeOutcome = Extract<CheckoutOutcome, { kind: "paid" | (typeof problems)[number] }>;

/**
 * Orders one course at a price of 0 for a user, by the steps of a checkout, without the cart. Expects a total of 0: a
 * price that has changed refuses the order. An earlier order that is still opening the course is returned.
 */
export function enrollForFree(deps: CheckoutDeps) {
  const check = checkoutRule(deps);
  const run = checkoutOnce(deps);
  return async (
    { productId: given, idempotencyKey }: EnrollForFreeInput,
    userId: string,
    locale: Locale | null = null,
  ): Promise<EnrollForFreeOutcome> => {
    const productId = given.toLowerCase();
    if (!isUuid(productId)) return { kind: "productUnavailable", productId };
    const checked = check({ idempotencyKey, payment: { later: true } }, "user");
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const course = { ...checked.value, courseProductId: productId, expectedTotalMinor: 0 };
    const outcome = await run(course, { kind: "user", id: userId, locale });
    if (outcome.kind === "cartAlreadyOrdered") return { kind: "paid", order: outcome.order };
    if (isOfEnrollment(outcome)) return outcome;
    throw new Error(`an order of 0 ended with ${outcome.kind}`);
  };
}

function isOfEnrollment(outcome: CheckoutOutcome): outcome is EnrollForFreeOutcome {
  return outcome.kind === "paid" || (problems as readonly string[]).includes(outcome.kind);
}
