import type { CardFace } from "../../domain/charge/payment.js";
import type { RazorpayCard } from "./razorpay-answers.js";

const brandNames: Readonly<Record<string, string>> = {
  MasterCard: "Mastercard",
  "Union Pay": "UnionPay",
};

/** Returns the data of a card that may be shown; null when Razorpay did not send it. */
export function razorpayCardFace(card: RazorpayCard | null | undefined): CardFace | null {
  if (!card?.network || !card.last4) return null;
  return { brand: brandNames[card.network] ?? card.network, last4: card.last4 };
}
