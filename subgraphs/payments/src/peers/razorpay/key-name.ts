/** Name of the note on a Razorpay payment or refund that holds our idempotency key. */
export const keyName = "souk_key";
/** Name of the note on a Razorpay order that says that the order takes no more money, and why. */
export const endedName = "souk_ended";
/** Name of the note on a Razorpay order whose payment is only authorized, and captured at shipment. */
export const laterName = "souk_later";
