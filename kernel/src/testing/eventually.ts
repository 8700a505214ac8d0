/** The maximum pause in milliseconds. Pauses grow because a check can cost as much as the work that it waits for. */
const longestPauseMs = 400;

/**
 * Repeats `check` until it passes; throws its last error after `timeoutMs` milliseconds. For effects that follow a
 * request. Only work that takes longer, or that is promised within a time, has a `timeoutMs` of its own.
 */
export async function eventually<T>(check: () => Promise<T> | T, timeoutMs = 60_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Waits until a condition is true; throws after `timeoutMs` milliseconds. */
export function until(condition: () => Promise<boolean> | boolean, timeoutMs?: number): Promise<void> {
  return eventually(async () => {
    if (!(await condition())) throw new Error(`this condition did not become true: ${condition.toString()}`);
  }, timeoutMs);
}
