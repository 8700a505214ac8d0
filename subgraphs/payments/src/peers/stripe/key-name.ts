/** Under what name Stripe keeps our idempotency key beside an intent and a refund, so that each can be found by it. */
export const keyName = "souk_key";
