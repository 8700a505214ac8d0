import { useEffect, useState } from "react";

const secondMs = 1000;

/**
 * Returns the seconds left of a wait, and `start`, which begins a new one. It uses the clock, so it keeps counting in a
 * background tab.
 */
export function useCountdown(first: number): readonly [left: number, start: (seconds: number) => void] {
  const [end, setEnd] = useState(() => Date.now() + first * secondMs);
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((end - now) / secondMs));
  useEffect(() => {
    if (left === 0) return;
    const timer = setInterval(() => setNow(Date.now()), secondMs);
    return () => clearInterval(timer);
  }, [left]);
  const start = (seconds: number) => {
    setNow(Date.now());
    setEnd(Date.now() + seconds * secondMs);
  };
  return [left, start];
}
