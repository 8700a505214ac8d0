import { useCallback, useEffect, useRef } from "react";

/** Effects in other services appear within a second, or within 90 seconds after a failed attempt. */
const delaysMs = [700, 2000, 4000, 7000, 12_000, 25_000, 60_000, 90_000];

/** Returns a function that refetches several times after an action, with growing pauses. */
export function useDelayedRefetch(refetch: () => void): () => void {
  const newest = useRef(refetch);
  const timers = useRef<readonly ReturnType<typeof setTimeout>[]>([]);
  useEffect(() => {
    newest.current = refetch;
  }, [refetch]);
  const stop = useCallback(() => {
    for (const timer of timers.current) clearTimeout(timer);
  }, []);
  useEffect(() => stop, [stop]);
  return useCallback(() => {
    stop();
    timers.current = delaysMs.map((afterMs) => setTimeout(() => newest.current(), afterMs));
  }, [stop]);
}
