/** Calls `act` once one of the signals is aborted, also when it is so already; no more once it is disposed of. */
export function onAbort(signals: readonly AbortSignal[], act: () => void): Disposable {
  if (signals.some(({ aborted }) => aborted)) act();
  for (const signal of signals) signal.addEventListener("abort", act);
  return {
    [Symbol.dispose]() {
      for (const signal of signals) signal.removeEventListener("abort", act);
    },
  };
}
