import type { CardFace } from "../../domain/payment.js";
import type { RazorpayCard } from "./razorpay-answers.js";

const brandNames: Readonly<Record<string, string>> = {
  MasterCard: "Mastercard",
  "Union Pay": "UnionPay",
};

/** What may be shown of a card; null where Razorpay did not tell. */
export function razorpayCardFace(card: RazorpayCard | null | undefined): CardFace | null {
  if (!card?.network || !card.last4) return null;
  return { brand: brandNames[card.network] ?? card.network, last4: card.last4 };
}
