import type { RazorpayPayment } from "./razorpay-answers.js";

/** Maps Razorpay's reasons to the decline codes that other providers use. */
const names: Readonly<Record<string, string>> = {
  insufficient_fund: "insufficient_funds",
  payment_declined: "card_declined",
  payment_failed: "card_declined",
  payment_authentication_failed: "authentication_failed",
  authentication_failed: "authentication_failed",
};

export function razorpayDeclineCode({ error_reason: reason, error_code: code }: RazorpayPayment): string {
  const given = (reason || code || "card_declined").toLowerCase();
  return names[given] ?? given;
}
