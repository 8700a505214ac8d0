import { Temporal } from "temporal-polyfill";

/** A calendar day of a report, in the report's time zone. */
export interface ReportDay {
  /** A date such as "2026-03-08". */
  readonly date: string;
  /**
   * The first moment of the day within the range: the start of the calendar day, which is not always 00:00, or the
   * start of the range.
   */
  readonly startsAt: Date;
}

/** `from` is inclusive, `to` is exclusive. */
export interface ReportRange {
  readonly from: Date;
  readonly to: Date;
}

export function isTimeZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== "";
  } catch {
    return false;
  }
}

/**
 * Returns every day that overlaps the range, oldest first. A day has 23 or 25 hours when clocks change. Throws
 * RangeError for an unknown time zone.
 */
export function reportDays({ from, to }: ReportRange, timeZone: string): readonly ReportDay[] {
  const dateOf = (epochMs: number): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate();
  const last = dateOf(to.getTime() - 1);
  const days: ReportDay[] = [];
  for (let date = dateOf(from.getTime()); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const { epochMilliseconds } = date.toZonedDateTime(timeZone);
    const startsAt = new Date(Math.max(epochMilliseconds, from.getTime()));
    // a date that a place skipped when it crossed the date line starts at the same moment as the next one
    if (days.at(-1)?.startsAt.getTime() === startsAt.getTime()) days.pop();
    days.push({ date: date.toString(), startsAt });
  }
  return days;
}
