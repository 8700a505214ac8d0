import { setTimeout as delay } from "node:timers/promises";

/**
 * Runs the project's code with a time limit. Rejects when it takes longer; code that computes without a pause cannot be
 * interrupted.
 */
export async function within<Answer>(timeoutMs: number, work: () => Promise<Answer>): Promise<Answer> {
  const done = new AbortController();
  const late = delay(timeoutMs, undefined, { signal: done.signal }).then(() => {
    throw new Error(`the project's code took longer than ${timeoutMs} ms`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work(), late]);
  } finally {
    done.abort();
  }
}
