import Stripe from "stripe";
import { ProviderUnavailableError } from "../../domain/payment-provider.js";

const {
  StripeAPIError,
  StripeAuthenticationError,
  StripeConnectionError,
  StripePermissionError,
  StripeRateLimitError,
} = Stripe.errors;

/** What says nothing of whether it happened: no connection, a fault of Stripe's, or a key of ours that is not valid just now. */
const unanswered = [
  StripeAPIError,
  StripeAuthenticationError,
  StripeConnectionError,
  StripePermissionError,
  StripeRateLimitError,
];

/** Asks Stripe. Throws ProviderUnavailableError where it gave no answer, Stripe's own error where that is the answer. */
export async function askStripe<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    // 409: the same idempotency key is under way at this moment
    const isUnderWay = error instanceof Stripe.errors.StripeError && error.statusCode === 409;
    if (isUnderWay || unanswered.some((type) => error instanceof type))
      throw new ProviderUnavailableError({ cause: error });
    throw error;
  }
}
