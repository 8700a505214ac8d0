import { Temporal } from "temporal-polyfill";

/** The months of a report in its time zone, oldest first. */
export interface ReportMonths {
  readonly months: readonly string[];
  /** The first moment of each month. */
  readonly startsAt: readonly Date[];
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

const maxMonths = 36;
const monthPattern = /^(19[7-9]\d|[2-8]\d{3})-(0[1-9]|1[0-2])$/;

export const isReportMonth = (text: string): boolean => monthPattern.test(text);

/** Returns whether the months are at most those of three years. Both must be valid. */
export function isReportPeriod(fromMonth: string, toMonth: string): boolean {
  const { months } = Temporal.PlainYearMonth.from(fromMonth).until(toMonth, { largestUnit: "months" });
  return months < maxMonths;
}

/** Returns the months from the first to the last one, both included. Throws RangeError for an unknown time zone. */
export function reportMonths(fromMonth: string, toMonth: string, timeZone: string): ReportMonths {
  const last = Temporal.PlainYearMonth.from(toMonth);
  const startOf = (month: Temporal.PlainYearMonth): Date =>
    new Date(month.toPlainDate({ day: 1 }).toZonedDateTime(timeZone).epochMilliseconds);
  const months: Temporal.PlainYearMonth[] = [];
  for (
    let month = Temporal.PlainYearMonth.from(fromMonth);
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    months.push(month);
  const startsAt = months.map(startOf);
  const to = startOf(last.add({ months: 1 }));
  return { months: months.map(String), startsAt, from: startsAt[0] ?? to, to };
}
