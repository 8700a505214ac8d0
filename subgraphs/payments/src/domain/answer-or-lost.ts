import { ProviderUnavailableError } from "./payment-provider.js";

/** Null where the provider's answer was lost. */
export async function answerOrLost<Answer>(ask: () => Promise<Answer | null>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProviderUnavailableError) return null;
    throw error;
  }
}
