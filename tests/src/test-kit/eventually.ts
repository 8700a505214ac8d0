/** Asks again until the answer passes, for what happens after a request; the last failure is thrown after `patienceMs`. */
export async function eventually<T>(check: () => Promise<T> | T, patienceMs = 10_000): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
