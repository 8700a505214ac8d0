/** The maximum pause in milliseconds. Pauses grow because a check can cost as much as the work that it waits for. */
const longestPauseMs = 400;

/**
 * Repeats `check` until it passes; throws its last error after `patienceMs` milliseconds. For effects that follow a
 * request.
 */
export async function eventually<T>(check: () => Promise<T> | T, patienceMs = 60_000): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
