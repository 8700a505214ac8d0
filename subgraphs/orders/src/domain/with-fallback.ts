import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";

/** Returns the answer of another service, or `fallback` if the service is unavailable. */
export async function withFallback<Answer>(call: () => Promise<Answer>, fallback: Answer): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return fallback;
    throw error;
  }
}

/**
 * Runs outbox work immediately, so that the response already shows it; the outbox repeats it in any case. Returns false
 * if the service is unavailable.
 */
export function tryNow(work: () => Promise<unknown>): Promise<boolean> {
  return withFallback(async () => {
    await work();
    return true;
  }, false);
}
