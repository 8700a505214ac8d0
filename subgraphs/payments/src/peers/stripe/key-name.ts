/**
 * Name of the metadata of a Stripe intent or refund that holds our idempotency key, so that each can be found by it.
 */
export const keyName = "souk_key";

/** Name of the metadata of an intent that the buyer pays in Stripe's own form. */
export const formName = "souk_form";
