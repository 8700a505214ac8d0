import { ProviderUnavailableError } from "./payment-provider.js";

export interface ProviderRequest<Answer> {
  /** True when no earlier request can exist, so the provider is not asked for its outcome first. */
  readonly isNew: boolean;
  readonly send: () => Promise<Answer>;
  /** Returns the outcome at the provider, or null when the request has not arrived. */
  readonly find: () => Promise<Answer | null>;
}

/** Time limit of the retries within the call, because the caller has a deadline too. A job retries afterwards. */
const timeoutMs = 6000;
/** Pause before each lookup after a lost answer. The total is less than a second, because a buyer waits. */
const pausesMs = [0, 200, 600];

/** Returns the provider's answer and retries when it is lost; null when no answer arrives in time. */
export async function requestFromProvider<Answer>(
  { isNew, send, find }: ProviderRequest<Answer>,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<Answer | null> {
  const startedMs = performance.now();
  const first = isNew ? await answerOrLost(send) : null;
  if (first) return first;
  for (const pauseMs of pausesMs) {
    if (performance.now() - startedMs > timeoutMs) return null;
    if (pauseMs > 0) await pause(pauseMs);
    const answer = await answerOrLost(async () => (await find()) ?? (await send()));
    if (answer) return answer;
  }
  return null;
}

/** Returns the provider's answer, or null when the answer was lost. */
export async function answerOrLost<Answer>(call: () => Promise<Answer | null>): Promise<Answer | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ProviderUnavailableError) return null;
    throw error;
  }
}

/** Settles a payment or refund. If it stays PENDING for any reason, enqueues a job that retries. */
export async function settleOrRetryLater<Movement extends { readonly status: string }>(
  settle: () => Promise<Movement>,
  retryLater: () => Promise<void>,
): Promise<Movement> {
  const settled = await settle().catch(async (error: unknown) => {
    await retryLater();
    throw error;
  });
  if (settled.status === "PENDING") await retryLater();
  return settled;
}

/** Delay in milliseconds before that job asks the provider for the first time. */
export const lookupDelayMs = 5000;
