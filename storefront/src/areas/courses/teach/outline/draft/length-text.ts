import { durationText } from "../../../../../ui/media/duration-text";

const longestSeconds = 86_400;

/**
 * Parses a typed lesson length into seconds: "8" and "8:20" are minutes, "1:02:03" has hours. Returns null for an empty
 * text, undefined for an invalid length or more than a day.
 */
export function secondsFrom(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === "") return null;
  if (!/^\d{1,4}(?::[0-5]?\d){0,2}$/.test(typed)) return undefined;
  const parts = typed.split(":").map(Number);
  const [hours = 0, minutes = 0, seconds = 0] =
    parts.length === 3 ? parts : parts.length === 2 ? [0, ...parts] : [0, parts[0]];
  const total = hours * 3600 + minutes * 60 + seconds;
  return total <= longestSeconds ? total : undefined;
}

/** Returns the seconds as text that `secondsFrom` parses: "8:20", "1:02:03". */
export function lengthText(seconds: number | null): string {
  return seconds === null ? "" : durationText(seconds);
}
