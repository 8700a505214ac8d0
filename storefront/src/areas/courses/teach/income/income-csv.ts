import Papa from "papaparse";
import { withGuard } from "../../../../ui/save-file/formula-guard";
import type { InstructorIncomeQuery } from "./income.generated";

type Row = NonNullable<InstructorIncomeQuery["courseIncome"]>["monthsOfCourses"][number];

/**
 * Returns one line for each course and month. Starts with the byte order mark, by which spreadsheet programs detect
 * UTF-8. Amounts have a decimal point and no guard, so that these programs read them as numbers.
 */
export function incomeCsv(header: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map(({ month, name, units, sales, refunds, shopShare, income }) => [
    month,
    withGuard(name),
    String(units),
    sales.amount,
    refunds.amount,
    shopShare.amount,
    income.amount,
    income.currency,
  ]);
  return `\uFEFF${Papa.unparse([[...header], ...lines], { newline: "\r\n" })}\r\n`;
}
