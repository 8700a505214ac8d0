import { csvFile } from "../../../../ui/save-file/csv-file";
import { withGuard } from "../../../../ui/save-file/formula-guard";
import type { InstructorIncomeQuery } from "./income.generated";

type Row = NonNullable<InstructorIncomeQuery["courseIncome"]>["monthsOfCourses"][number];

/**
 * Returns one line for each course and month. Amounts have a decimal point and no guard, so that spreadsheet programs read
 * them as numbers.
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
  return csvFile([[...header], ...lines]);
}
