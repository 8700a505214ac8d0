/** Tells whoever started this process with a channel that it can serve. A parent that is gone meanwhile does not matter. */
export function tellParentReady(): void {
  process.send?.("ready", undefined, undefined, () => undefined);
}
