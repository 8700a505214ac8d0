import { useEffect, useRef, type RefObject, type SyntheticEvent } from "react";
import type { PlayerProps } from "./shown-file";

/** The time between two saves while the player plays. */
const everySeconds = 15;
/** Nearer to the end, the video starts again. */
const endSeconds = 5;

export interface PositionHandlers {
  readonly onTimeUpdate: (event: SyntheticEvent<HTMLMediaElement>) => void;
  readonly onPause: (event: SyntheticEvent<HTMLMediaElement>) => void;
}

/** Saves the place while it plays, when it pauses, and when the page or the lesson is left. */
export function useSavedPosition(
  media: RefObject<HTMLMediaElement | null>,
  { startAt, savePosition }: { readonly startAt: number } & Pick<PlayerProps, "savePosition">,
): PositionHandlers {
  const save = useRef(savePosition);
  useEffect(() => {
    save.current = savePosition;
  });
  const saved = useRef(startAt);
  const hasPlayed = useRef(false);
  const keep = ({ currentTime, duration }: HTMLMediaElement): void => {
    const whole = currentTime > duration - endSeconds ? 0 : Math.floor(currentTime);
    if (whole === saved.current) return;
    saved.current = whole;
    save.current?.(whole);
  };
  useEffect(() => {
    const { current: element } = media;
    const leave = (): void => {
      if (element && hasPlayed.current) keep(element);
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      leave();
    };
  }, [media]);
  return {
    onTimeUpdate: ({ currentTarget }) => {
      const { currentTime, paused } = currentTarget;
      if (paused) return;
      hasPlayed.current = true;
      if (Math.abs(currentTime - saved.current) >= everySeconds) keep(currentTarget);
    },
    onPause: ({ currentTarget }) => {
      if (hasPlayed.current) keep(currentTarget);
    },
  };
}
