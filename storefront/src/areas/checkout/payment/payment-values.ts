import type { PaymentInput } from "../../../graph/schema-types.generated";
import { cardInputFrom, cardRule, type CardValues } from "../../../ui/card/card-rule";
import { z } from "../../../ui/form/zod";

/** The choice of a typed card. Other choices are a provider's own form, and the ids of saved cards. */
export const newCard = "card";

/** The choice where nothing has to be paid. */
export const noPayment = "none";

const ofProvider = "provider:";

export function providerChoice(provider: string): string {
  return ofProvider + provider;
}

const anything = z.object({ cardNumber: z.string(), expiry: z.string(), cvc: z.string() });

/** Validates the card fields only if the buyer types a card. */
export function paymentRule({ choice }: Pick<PaymentValues, "choice">) {
  return z.object({ choice: z.string().min(1), card: choice === newCard ? cardRule : anything });
}

export interface PaymentValues {
  readonly choice: string;
  readonly card: CardValues;
}

/** Returns null where nothing has to be paid. */
export function paymentInputFrom({ choice, card }: PaymentValues): PaymentInput | null {
  if (choice === noPayment) return null;
  if (choice.startsWith(ofProvider)) return { atProvider: true, provider: choice.slice(ofProvider.length) };
  return choice === newCard ? { card: cardInputFrom(card) } : { paymentMethodId: choice };
}
