/** What happens when a card of the sandbox is charged. A decline goes by the name of its code. */
export type CardBehavior = "succeeds" | "card_declined" | "insufficient_funds" | "loses_answer" | "asks_buyer";

/** The cards that do not simply succeed: the contract's, and one that asks for 3-D Secure, as Stripe's of that number. */
const behaviors: Readonly<Record<string, CardBehavior>> = {
  "4000000000000002": "card_declined",
  "4000000000009995": "insufficient_funds",
  "4000000000000119": "loses_answer",
  "4000002760003184": "asks_buyer",
};

export function cardBehavior(cardNumber: string): CardBehavior {
  return behaviors[cardNumber] ?? "succeeds";
}

/** Null where the charge succeeds. A card that is not in the books any more has expired: nothing else removes one. */
export function declineCodeOf(card: { behavior: CardBehavior; expiresAt: Date } | null, now: Date): string | null {
  if (!card || card.expiresAt <= now) return "expired_card";
  const { behavior } = card;
  return behavior === "card_declined" || behavior === "insufficient_funds" ? behavior : null;
}
