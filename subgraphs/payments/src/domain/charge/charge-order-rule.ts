import { moneyRule } from "@souk/kernel/values/money-rule";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";

const text = (max: number) => z.string().min(1, "must not be empty").max(max, `must be at most ${max} characters`);
const id = z.string().toLowerCase().refine(isUuid, "must be a UUID");

/** Validates the input of `chargeOrder`. A violation is a fault of the calling service. */
export function chargeOrderRule(currency: string) {
  return z
    .object({
      orderId: id,
      orderNumber: text(40),
      buyerId: id,
      amount: moneyRule(currency),
      idempotencyKey: text(300),
      cardToken: text(2000).nullish(),
      paymentMethodId: z.string().nullish(),
      atProvider: z.boolean().nullish(),
      provider: text(100).nullish(),
      isShipped: z.boolean().nullish(),
      confirmation: z.object({ providerPaymentId: text(200), signature: text(300) }).nullish(),
    })
    .refine(
      ({ cardToken, paymentMethodId, atProvider, confirmation }) =>
        [cardToken, paymentMethodId, atProvider === true ? true : null, confirmation].filter((given) => given != null)
          .length === 1,
      { path: ["cardToken"], message: "give one of this, paymentMethodId, atProvider and confirmation" },
    );
}

export type ChargeOrder = z.output<ReturnType<typeof chargeOrderRule>>;
