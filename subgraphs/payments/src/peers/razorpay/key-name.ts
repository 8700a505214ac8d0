/** Under what name Razorpay keeps our idempotency key among the notes of a payment and a refund. */
export const keyName = "souk_key";
/** Under what name an order of Razorpay's tells that nothing is to be taken for it any more, and why. */
export const endedName = "souk_ended";
