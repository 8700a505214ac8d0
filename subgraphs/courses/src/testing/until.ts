// A failed job is retried after 3 s, and again after 7 s.
const patienceMs = 20_000;

/** Waits until a condition is true that a job brings about. Throws after 20 s. */
export async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`it did not happen within ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
