import type { CardInput } from "../../graph/schema-types.generated";
import { z } from "../form/zod";
import { expiryOf, isOver } from "./card-expiry";
import { digitsOf, isCardNumber } from "./card-number";

/** Messages are keys of `shared.card.errors`. */
export const cardRule = z.object({
  cardNumber: z.string().refine(isCardNumber, "cardNumber"),
  expiry: z
    .string()
    .refine((text) => expiryOf(text) !== null, { message: "expiry", abort: true })
    .refine((text) => {
      const expiry = expiryOf(text);
      return expiry === null || !isOver(expiry, new Date());
    }, "expired"),
  cvc: z.string().regex(/^\d{3,4}$/, "cvc"),
});

export type CardValues = z.infer<typeof cardRule>;

export const emptyCard: CardValues = { cardNumber: "", expiry: "", cvc: "" };

export function cardInputFrom({ cardNumber, expiry, cvc }: CardValues): CardInput {
  const { expiryMonth, expiryYear } = expiryOf(expiry) ?? { expiryMonth: 0, expiryYear: 0 };
  return { cardNumber: digitsOf(cardNumber), expiryMonth, expiryYear, cvc };
}
