/** The months of the report, such as "2026-01", both included. */
export interface IncomePeriod {
  /** The value in the address: "" for this year, "months" for the last 12 months, or a year. */
  readonly choice: string;
  readonly fromMonth: string;
  readonly toMonth: string;
}

const lastMonths = "months";
const pastYears = 10;

/** Returns the period in the address, up to the present month in the browser's time zone; this year for other values. */
export function incomePeriod(choice: string, now: Date): IncomePeriod {
  const year = now.getFullYear();
  const toMonth = monthOf(now);
  if (choice === lastMonths) return { choice, fromMonth: monthOf(new Date(year, now.getMonth() - 11, 1)), toMonth };
  if (yearsBefore(now).includes(choice)) return { choice, fromMonth: `${choice}-01`, toMonth: `${choice}-12` };
  return { choice: "", fromMonth: `${year}-01`, toMonth };
}

/** Returns the values that can be chosen, in their order. */
export function incomeChoices(now: Date): readonly string[] {
  return ["", lastMonths, ...yearsBefore(now)];
}

function yearsBefore(now: Date): readonly string[] {
  return Array.from({ length: pastYears }, (_, years) => String(now.getFullYear() - 1 - years));
}

function monthOf(moment: Date): string {
  return `${moment.getFullYear()}-${String(moment.getMonth() + 1).padStart(2, "0")}`;
}
