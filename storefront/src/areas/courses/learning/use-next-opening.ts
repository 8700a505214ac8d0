import { useEffect, useEffectEvent } from "react";
import type { LearnLessonFragment } from "./learn-course.generated";

/** The clocks of the visitor and the server differ a little. */
const margin = 2000;
/** A time-out can wait for at most 24.8 days. */
const longestWait = 86_400_000;

/** Calls `refetch` once when the next of the locked lessons opens. */
export function useNextOpening(lessons: readonly Pick<LearnLessonFragment, "lock">[], refetch: () => void): void {
  const times = lessons.flatMap(({ lock }) => (lock?.opensAt ? [Date.parse(lock.opensAt)] : []));
  const next = Math.min(...times);
  const onOpening = useEffectEvent(refetch);
  useEffect(() => {
    if (next === Infinity) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const left = next + margin - Date.now();
      timer = left > 0 ? setTimeout(wait, Math.min(left, longestWait)) : setTimeout(onOpening);
    };
    wait();
    return () => clearTimeout(timer);
  }, [next]);
}
