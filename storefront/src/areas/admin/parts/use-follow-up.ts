import { useCallback, useEffect, useRef } from "react";

/** Other services hear of an act a moment later, and tell the order what came of it. */
const looksMs = [700, 2000, 4000, 7000, 12_000, 25_000, 60_000];

/** After an act: looks again a few times, sooner at first. */
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
