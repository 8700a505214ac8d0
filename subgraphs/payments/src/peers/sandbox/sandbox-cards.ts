/** What happens when a card of the sandbox is charged. A decline goes by the name of its code. */
export type CardBehavior = "succeeds" | "card_declined" | "insufficient_funds" | "loses_answer";

/** The contract's cards that do not simply succeed. */
const behaviors: Readonly<Record<string, CardBehavior>> = {
  "4000000000000002": "card_declined",
  "4000000000009995": "insufficient_funds",
  "4000000000000119": "loses_answer",
};

export function cardBehavior(cardNumber: string): CardBehavior {
  return behaviors[cardNumber] ?? "succeeds";
}

/** Null where the charge succeeds. A card that is not in the books any more has expired: nothing else removes one. */
export function declineCodeOf(card: { behavior: CardBehavior; expiresAt: Date } | null, now: Date): string | null {
  if (!card || card.expiresAt <= now) return "expired_card";
  return card.behavior === "succeeds" || card.behavior === "loses_answer" ? null : card.behavior;
}
