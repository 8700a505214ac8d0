/**
 * Resolves on the first SIGINT or SIGTERM, or when a parent that started this process with a channel is gone.
 * A second signal ends the process at once, for whoever cannot wait.
 */
export function terminationSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
    process.once("disconnect", () => resolve());
  });
}
