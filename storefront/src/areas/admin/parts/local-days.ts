/** A day as addresses and date fields have it: "2026-11-20". */
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** When the day begins where the browser is, some days later if asked; undefined for what is no day. */
export function dayStart(day: string, daysLater = 0): Date | undefined {
  const [, year, month, date] = (dayPattern.exec(day) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const start = new Date(year, month - 1, date);
  if (start.getMonth() !== month - 1 || start.getDate() !== date) return undefined;
  return new Date(year, month - 1, date + daysLater);
}

/** Filters take moments: from the beginning of the one day to the end of the other, both in the browser's zone. */
export function dayRange(from: string, to: string): { readonly from?: string; readonly to?: string } {
  const start = dayStart(from)?.toISOString();
  const end = dayStart(to, 1)?.toISOString();
  return { ...(start ? { from: start } : {}), ...(end ? { to: end } : {}) };
}

/** The day of a moment where the browser is. */
export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
