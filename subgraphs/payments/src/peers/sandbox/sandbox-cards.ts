/** The result of charging a card of the sandbox. A decline has the name of its code. */
export type CardBehavior = "succeeds" | "card_declined" | "insufficient_funds" | "loses_answer" | "asks_buyer";

/**
 * The cards with a special result: those of the contract, and one that asks for 3-D Secure, with the number of Stripe's
 * card for it.
 */
const behaviors: Readonly<Record<string, CardBehavior>> = {
  "4000000000000002": "card_declined",
  "4000000000009995": "insufficient_funds",
  "4000000000000119": "loses_answer",
  "4000002760003184": "asks_buyer",
};

export function cardBehavior(cardNumber: string): CardBehavior {
  return behaviors[cardNumber] ?? "succeeds";
}

/** Returns null when the charge succeeds. A card that is no longer stored has expired: only expiry removes a card. */
export function declineCodeOf(card: { behavior: CardBehavior; expiresAt: Date } | null, now: Date): string | null {
  if (!card || card.expiresAt <= now) return "expired_card";
  const { behavior } = card;
  return behavior === "card_declined" || behavior === "insufficient_funds" ? behavior : null;
}
