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
