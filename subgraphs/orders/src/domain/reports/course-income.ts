import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { Money } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import { partsOf, type SoldLine } from "./course-income-rule.js";
import { isTimeZone } from "./report-days.js";
import { isReportMonth, isReportPeriod, reportMonths, type ReportMonths } from "./report-months.js";
import type { SalesRange } from "./sales-report.js";

export interface InstructorRange extends SalesRange {
  readonly instructorId: string;
}

/** Sales or refunds of equal lines of a product in a month. */
export interface CourseSales extends SoldLine {
  /** An index from 0. */
  readonly month: number;
  readonly productId: string;
  /** The name in the latest of the orders, and its time. */
  readonly name: string;
  readonly soldAt: Date;
  /** The units of a line that its buyer kept before and after. */
  readonly keptBefore: number;
  readonly kept: number;
  readonly lines: number;
}

/**
 * Each method is one statement, whatever the range. `months` contains the start of each month. Cancelled orders and
 * orders in another currency are not counted.
 */
export interface CourseSalesStore {
  /** The lines of the orders that were paid in the range. */
  soldCourses(range: InstructorRange, months: readonly Date[]): Promise<readonly CourseSales[]>;
  /** The lines of the refunds that ended in the range. */
  refundedCourses(range: InstructorRange, months: readonly Date[]): Promise<readonly CourseSales[]>;
}

/** Sales minus refunds are the shop's share and the income. */
export interface IncomeFigures {
  readonly units: number;
  readonly sales: Money;
  readonly refunds: Money;
  readonly shopShare: Money;
  readonly income: Money;
}

interface SoldProduct {
  readonly productId: string;
  readonly name: string;
}

export interface CourseIncome {
  readonly totals: IncomeFigures;
  readonly months: readonly (IncomeFigures & { readonly month: string })[];
  readonly courses: readonly (IncomeFigures & SoldProduct)[];
  readonly monthsOfCourses: readonly (IncomeFigures & SoldProduct & { readonly month: string })[];
  readonly shopShareBasisPoints: number;
}

export interface CourseIncomeRequest {
  /** The viewer when absent. */
  readonly instructorId?: string | null | undefined;
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly timeZone?: string | null | undefined;
}

export type CourseIncomeOutcome =
  | { readonly kind: "reported"; readonly income: CourseIncome }
  | { readonly kind: "forbidden" }
  | { readonly kind: "badInput"; readonly argument: keyof CourseIncomeRequest; readonly message: string };

export interface CourseIncomeDeps {
  readonly courseSales: CourseSalesStore;
  readonly currency: string;
  readonly courseShopShare: number;
}

const maxCourses = 100;

/** Reports the income of an instructor by calendar months of a time zone: the own one, and that of anyone to admins. */
export function courseIncome({ courseSales, currency, courseShopShare }: CourseIncomeDeps) {
  return async (request: CourseIncomeRequest, viewer: Viewer): Promise<CourseIncomeOutcome> => {
    const own = viewer.kind === "user" ? viewer.id : null;
    const instructorId = request.instructorId?.toLowerCase() ?? own;
    if (instructorId === null || (instructorId !== own && !isAdmin(viewer))) return { kind: "forbidden" };
    const { fromMonth, toMonth, timeZone } = request;
    const zone = timeZone ?? "UTC";
    const bad = badInput({ instructorId, fromMonth, toMonth, timeZone: zone });
    if (bad) return { kind: "badInput", ...bad };
    const period = reportMonths(fromMonth, toMonth, zone);
    const range = { instructorId, from: period.from, to: period.to, currency };
    const [sold, refunded] = await Promise.all([
      courseSales.soldCourses(range, period.startsAt),
      courseSales.refundedCourses(range, period.startsAt),
    ]);
    const income = { ...incomeOf([...sold, ...refunded], period, currency), shopShareBasisPoints: courseShopShare };
    return { kind: "reported", income };
  };
}

function badInput({
  instructorId,
  fromMonth,
  toMonth,
  timeZone,
}: Readonly<Record<keyof CourseIncomeRequest, string>>): Omit<
  Extract<CourseIncomeOutcome, { kind: "badInput" }>,
  "kind"
> | null {
  if (!isUuid(instructorId)) return { argument: "instructorId", message: "must be a UUID" };
  const format = 'must be a month such as "2026-03", from 1970';
  if (!isReportMonth(fromMonth)) return { argument: "fromMonth", message: format };
  if (!isReportMonth(toMonth)) return { argument: "toMonth", message: format };
  if (toMonth < fromMonth) return { argument: "toMonth", message: "must not be before fromMonth" };
  if (!isReportPeriod(fromMonth, toMonth))
    return { argument: "toMonth", message: "must be at most 35 months after fromMonth" };
  return isTimeZone(timeZone)
    ? null
    : { argument: "timeZone", message: 'must be a time zone such as "America/Toronto"' };
}

function incomeOf(rows: readonly CourseSales[], { months }: ReportMonths, currency: string) {
  const figures = (some: readonly CourseSales[] = []): IncomeFigures => figuresOf(some, currency);
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  const courses = [...byProduct(rows)].map(([productId, some]) => ({
    productId,
    name: latestName(some),
    ...figures(some),
  }));
  courses.sort((a, b) => b.income.amountMinor - a.income.amountMinor || a.productId.localeCompare(b.productId));
  return {
    totals: figures(rows),
    months: months.map((month, index) => ({ month, ...figures(byMonth.get(index)) })),
    courses: courses.slice(0, maxCourses),
    monthsOfCourses: months.flatMap((month, index) => {
      const inMonth = byProduct(byMonth.get(index) ?? []);
      return courses
        .filter(({ productId }) => inMonth.has(productId))
        .map(({ productId, name }) => ({ month, productId, name, ...figures(inMonth.get(productId)) }));
    }),
  };
}

function byProduct(rows: readonly CourseSales[]): Map<string, CourseSales[]> {
  return Map.groupBy(rows, ({ productId }) => productId);
}

function figuresOf(rows: readonly CourseSales[], currency: string): IncomeFigures {
  const sums = { units: 0, sales: 0, refunds: 0, shopShare: 0, income: 0 };
  for (const { keptBefore, kept, lines, ...line } of rows) {
    const { amountMinor, shopMinor } = partsOf(line, keptBefore, kept);
    if (kept > keptBefore) {
      sums.units += (kept - keptBefore) * lines;
      sums.sales += amountMinor * lines;
    } else sums.refunds -= amountMinor * lines;
    sums.shopShare += shopMinor * lines;
    sums.income += (amountMinor - shopMinor) * lines;
  }
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  const { units, sales, refunds, shopShare, income } = sums;
  return { units, sales: money(sales), refunds: money(refunds), shopShare: money(shopShare), income: money(income) };
}

function latestName(rows: readonly CourseSales[]): string {
  return rows.reduce((latest, row) => (row.soldAt > latest.soldAt ? row : latest)).name;
}
