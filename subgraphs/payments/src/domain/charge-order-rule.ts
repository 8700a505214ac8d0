import { moneyRule } from "@souk/kernel/money-rule";
import { isUuid } from "@souk/kernel/uuid";
import { z } from "zod";

const text = (max: number) => z.string().min(1, "must not be empty").max(max, `must be at most ${max} characters`);
const id = z.string().toLowerCase().refine(isUuid, "must be a UUID");

/** What another service has to keep to; a fault here is that service's. */
export function chargeOrderRule(currency: string) {
  return z
    .object({
      orderId: id,
      orderNumber: text(40),
      buyerId: id,
      amount: moneyRule(currency),
      idempotencyKey: text(300),
      cardToken: text(300).nullish(),
      paymentMethodId: z.string().nullish(),
    })
    .refine(({ cardToken, paymentMethodId }) => (cardToken == null) !== (paymentMethodId == null), {
      path: ["cardToken"],
      message: "give this or paymentMethodId, not both",
    });
}

export type ChargeOrder = z.output<ReturnType<typeof chargeOrderRule>>;
