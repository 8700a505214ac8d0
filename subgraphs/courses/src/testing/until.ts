// a job that failed is tried again after 3 s, and after 7 s more
const patienceMs = 20_000;

/** Waits for what a job does. Throws when it has not happened in 20 s. */
export async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`it did not happen within ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
