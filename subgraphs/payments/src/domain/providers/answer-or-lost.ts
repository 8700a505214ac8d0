import { ProviderUnavailableError } from "./payment-provider.js";

/** Returns the provider's answer, or null when the answer was lost. */
export async function answerOrLost<Answer>(ask: () => Promise<Answer | null>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProviderUnavailableError) return null;
    throw error;
  }
}
