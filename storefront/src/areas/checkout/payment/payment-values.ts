import type { PaymentInput } from "../../../graph/schema-types.generated";
import { cardInputFrom, cardRule, type CardValues } from "../../../ui/card/card-rule";
import { z } from "../../../ui/form/zod";

/** The choice of a card that is typed in; all others are ids of saved ones. */
export const newCard = "card";

const anything = z.object({ cardNumber: z.string(), expiry: z.string(), cvc: z.string() });

/** The card's fields are looked at only where a card is typed in. */
export function paymentRule({ choice }: Pick<PaymentValues, "choice">) {
  return z.object({ choice: z.string().min(1), card: choice === newCard ? cardRule : anything });
}

export interface PaymentValues {
  readonly choice: string;
  readonly card: CardValues;
}

export function paymentInputFrom({ choice, card }: PaymentValues): PaymentInput {
  return choice === newCard ? { card: cardInputFrom(card) } : { paymentMethodId: choice };
}
