import { useCallback, useEffect, useState } from "react";

/** Often at first, when most happens; less and less later. */
const firstMs = 2000;
const growth = 1.25;
const longestMs = 60_000;

/**
 * Calls `ask` again and again as long as `isOpen`, and not while the page is hidden; as soon as it is seen again, at once.
 * `restart` begins with the short pauses anew, as after something was done.
 */
export function useAskingAgain(ask: () => void, isOpen: boolean): { readonly restart: () => void } {
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!isOpen) return undefined;
    let pauseMs = firstMs;
    let timer: number | undefined;
    const wait = (): void => {
      timer = window.setTimeout(() => {
        ask();
        pauseMs = Math.min(pauseMs * growth, longestMs);
        wait();
      }, pauseMs);
    };
    const onVisibility = (): void => {
      window.clearTimeout(timer);
      if (document.hidden) return;
      ask();
      wait();
    };
    document.addEventListener("visibilitychange", onVisibility);
    if (!document.hidden) wait();
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.clearTimeout(timer);
    };
  }, [ask, isOpen, round]);
  const restart = useCallback(() => setRound((current) => current + 1), []);
  return { restart };
}
