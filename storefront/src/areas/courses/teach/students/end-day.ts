import { localTimeText } from "../outline/draft/lesson-opening";

/** Returns the end of a day ("2027-06-30") in the browser's time zone; undefined if there is no such day. */
export function endOfDay(day: string): Date | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return undefined;
  const [year = 0, month = 0, date = 0] = parts.slice(1).map(Number);
  const end = new Date(year, month - 1, date, 23, 59, 59, 999);
  return end.getMonth() === month - 1 && end.getDate() === date ? end : undefined;
}

/** Returns the day of a time as the value of a date field; empty without a time. */
export function dayOf(time: string | null): string {
  return localTimeText(time ?? "").slice(0, "2027-06-30".length);
}
