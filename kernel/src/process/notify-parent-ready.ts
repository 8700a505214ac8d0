/** Sends "ready" to the parent process if it opened an IPC channel. Ignores a parent that has already ended. */
export function notifyParentReady(): void {
  process.send?.("ready", undefined, undefined, () => undefined);
}
