import Stripe from "stripe";
import { ProviderUnavailableError } from "../../domain/providers/payment-provider.js";

const {
  StripeAPIError,
  StripeAuthenticationError,
  StripeConnectionError,
  StripePermissionError,
  StripeRateLimitError,
} = Stripe.errors;

/**
 * Errors that leave the outcome unknown: no connection, a fault of Stripe's, or a key of ours that is not valid at the
 * moment.
 */
const unanswered = [
  StripeAPIError,
  StripeAuthenticationError,
  StripeConnectionError,
  StripePermissionError,
  StripeRateLimitError,
];

/** Calls Stripe. Throws ProviderUnavailableError when it gave no answer, and Stripe's own error when it refused. */
export async function callStripe<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    // 409: a request with the same idempotency key is in progress.
    const isInProgress = error instanceof Stripe.errors.StripeError && error.statusCode === 409;
    if (isInProgress || unanswered.some((type) => error instanceof type))
      throw new ProviderUnavailableError({ cause: error });
    throw error;
  }
}
