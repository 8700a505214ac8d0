/**
 * npm forwards a Ctrl-C to a process that has already received it from the terminal: a signal within this time, in
 * milliseconds, counts as the same one.
 */
const sameSignalMs = 1000;

/**
 * Resolves on the first SIGINT or SIGTERM, or when the parent that opened an IPC channel to this process has ended. A
 * second signal, more than a second later, ends the process immediately.
 */
export function terminationSignal(): Promise<void> {
  return new Promise((resolve) => {
    let requestedAtMs: number | undefined;
    const onSignal = (): void => {
      const nowMs = performance.now();
      if (requestedAtMs !== undefined && nowMs - requestedAtMs > sameSignalMs) process.exit(130);
      requestedAtMs ??= nowMs;
      resolve();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
    process.once("disconnect", () => resolve());
    // the parent may have ended while this process was loading its modules
    if (process.send !== undefined && !process.connected) resolve();
    // the listener must not keep an idle process alive
    process.channel?.unref();
  });
}
