import { useCallback, useEffect, useRef } from "react";

/** Effects in other services appear within a second, or within 90 seconds after a failed attempt. */
const looksMs = [700, 2000, 4000, 7000, 12_000, 25_000, 60_000, 90_000];

/** Returns a function that refetches several times after an act, with growing pauses. */
export function useFollowUp(look: () => void): () => void {
  const newest = useRef(look);
  const timers = useRef<readonly ReturnType<typeof setTimeout>[]>([]);
  useEffect(() => {
    newest.current = look;
  }, [look]);
  const stop = useCallback(() => {
    for (const timer of timers.current) clearTimeout(timer);
  }, []);
  useEffect(() => stop, [stop]);
  return useCallback(() => {
    stop();
    timers.current = looksMs.map((afterMs) => setTimeout(() => newest.current(), afterMs));
  }, [stop]);
}
