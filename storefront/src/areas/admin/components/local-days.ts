/** A day in addresses and date fields: "2026-11-20". */
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Returns the start of the day in the browser's time zone, `daysLater` days later; undefined if the text is not a day.
 */
export function dayStart(day: string, daysLater = 0): Date | undefined {
  const [, year, month, date] = (dayPattern.exec(day) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const start = new Date(year, month - 1, date);
  if (start.getMonth() !== month - 1 || start.getDate() !== date) return undefined;
  return new Date(year, month - 1, date + daysLater);
}

/**
 * Returns the moments for a filter: from the start of the first day to the end of the last one, in the browser's time
 * zone.
 */
export function dayRange(from: string, to: string): { readonly from?: string; readonly to?: string } {
  const start = dayStart(from)?.toISOString();
  const end = dayStart(to, 1)?.toISOString();
  return { ...(start ? { from: start } : {}), ...(end ? { to: end } : {}) };
}

/** Returns the local day of a moment. */
export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
