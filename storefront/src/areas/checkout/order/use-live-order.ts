import { useCallback, useEffect, useState } from "react";

/** Polls often at first, when most changes happen, and then less often. */
const firstMs = 2000;
const growth = 1.25;
const longestMs = 60_000;

/**
 * Calls `ask` repeatedly as long as `isOpen`. It stops while the page is hidden, and calls at once when the page is
 * visible again. `restart` begins again with short pauses, e.g. after an action.
 */
export function usePolling(refetch: () => void, isOpen: boolean): { readonly restart: () => void } {
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!isOpen) return undefined;
    let pauseMs = firstMs;
    let timer: number | undefined;
    const wait = (): void => {
      timer = window.setTimeout(() => {
        refetch();
        pauseMs = Math.min(pauseMs * growth, longestMs);
        wait();
      }, pauseMs);
    };
    const onVisibility = (): void => {
      window.clearTimeout(timer);
      if (document.hidden) return;
      refetch();
      wait();
    };
    document.addEventListener("visibilitychange", onVisibility);
    if (!document.hidden) wait();
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.clearTimeout(timer);
    };
  }, [refetch, isOpen, round]);
  const restart = useCallback(() => setRound((current) => current + 1), []);
  return { restart };
}
