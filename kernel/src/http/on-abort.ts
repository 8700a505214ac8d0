/** Calls `run` when one of the signals is aborted, immediately if one already is. Disposal removes the listeners. */
export function onAbort(signals: readonly AbortSignal[], run: () => void): Disposable {
  if (signals.some(({ aborted }) => aborted)) run();
  for (const signal of signals) signal.addEventListener("abort", run);
  return {
    [Symbol.dispose]() {
      for (const signal of signals) signal.removeEventListener("abort", run);
    },
  };
}
