import { Temporal } from "temporal-polyfill";

/** A day of a report, as a calendar in the report's time zone has it. */
export interface ReportDay {
  /** "2026-03-08" */
  readonly date: string;
  /** Its first moment in the range: where the calendar day begins, which need not be at 00:00, or the range does. */
  readonly startsAt: Date;
}

/** The range holds `from` and not `to`. */
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

/** Every day that some of the range is on, oldest first: of 23 or 25 hours where clocks are changed. Throws RangeError on an unknown time zone. */
export function reportDays({ from, to }: ReportRange, timeZone: string): readonly ReportDay[] {
  const dateOf = (epochMs: number): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate();
  const last = dateOf(to.getTime() - 1);
  const days: ReportDay[] = [];
  for (let date = dateOf(from.getTime()); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const { epochMilliseconds } = date.toZonedDateTime(timeZone);
    const startsAt = new Date(Math.max(epochMilliseconds, from.getTime()));
    // a date that a place has left out, when it went over the date line, begins where the next one does
    if (days.at(-1)?.startsAt.getTime() === startsAt.getTime()) days.pop();
    days.push({ date: date.toString(), startsAt });
  }
  return days;
}
