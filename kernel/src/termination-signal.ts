/** npm hands a Ctrl-C on to a process that has had it from the terminal already: what comes again so soon is the same one. */
const sameSignalMs = 1000;

/**
 * Resolves on the first SIGINT or SIGTERM, or when a parent that started this process with a channel is gone.
 * A second signal, a second or more later, ends the process at once, for whoever cannot wait.
 */
export function terminationSignal(): Promise<void> {
  return new Promise((resolve) => {
    let askedAtMs: number | undefined;
    const onSignal = (): void => {
      const nowMs = performance.now();
      if (askedAtMs !== undefined && nowMs - askedAtMs > sameSignalMs) process.exit(130);
      askedAtMs ??= nowMs;
      resolve();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
    process.once("disconnect", () => resolve());
    // it may have gone while this process was still loading its modules
    if (process.send !== undefined && !process.connected) resolve();
    // listening for the parent must not keep a process alive that has nothing else to do
    process.channel?.unref();
  });
}
