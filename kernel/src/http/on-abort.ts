/** Calls `act` when one of the signals is aborted, immediately if one already is. Disposal removes the listeners. */
export function onAbort(signals: readonly AbortSignal[], act: () => void): Disposable {
  if (signals.some(({ aborted }) => aborted)) act();
  for (const signal of signals) signal.addEventListener("abort", act);
  return {
    [Symbol.dispose]() {
      for (const signal of signals) signal.removeEventListener("abort", act);
    },
  };
}
