import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";

/** What another service answers; `away` when it does not. */
export async function unlessAway<Answer>(ask: () => Promise<Answer>, away: Answer): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return away;
    throw error;
  }
}
