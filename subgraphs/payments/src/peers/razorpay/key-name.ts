/** Under what name Razorpay keeps our idempotency key among the notes of a payment and a refund. */
export const keyName = "souk_key";
