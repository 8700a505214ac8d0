import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";

/** Returns the answer of another service, or `away` if the service is unavailable. */
export async function unlessAway<Answer>(ask: () => Promise<Answer>, away: Answer): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return away;
    throw error;
  }
}
