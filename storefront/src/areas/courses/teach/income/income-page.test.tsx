import { expect, test, vi } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { admin, customer } from "../../../../testing/viewers";

const me = { ...customer, role: "INSTRUCTOR" };
const money = (amount: string) => ({ amount, currency: "CAD" });
const figures = (units: number, [sales, refunds, shopShare, income]: readonly [string, string, string, string]) => ({
  units,
  sales: money(sales),
  refunds: money(refunds),
  shopShare: money(shopShare),
  income: money(income),
});
const sold = figures(2, ["40.00", "20.00", "3.00", "17.00"]);
const none = figures(0, ["0.00", "0.00", "0.00", "0.00"]);
const courseIncome = {
  shopShareBasisPoints: 1250,
  totals: sold,
  months: [
    { month: "2026-01", ...none },
    { month: "2026-02", ...sold },
  ],
  courses: [{ product: { id: "p", course: { id: "c" } }, name: "Knots", ...sold }],
  monthsOfCourses: [{ month: "2026-02", name: "=Knots", ...sold }],
};

test("an instructor reads the income by month and by course, and chooses another period", async () => {
  const lastYear = String(new Date().getFullYear() - 1);
  const page = await openPage("/teach/income?period=months", { answers: { me, courseIncome } });
  await page.shows("The shop keeps 12.5% of each sale, without tax.");
  const rowsOf = (name: string) =>
    page
      .within(page.getByRole("table", { name }))
      .getAllByRole("row")
      .slice(1)
      .map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rowsOf("By month")).toEqual([
    ["January 2026", "CA$0.00", "0", "CA$0.00", "CA$0.00", "CA$0.00"],
    ["February 2026", "CA$17.00", "2", "CA$40.00", "CA$20.00", "CA$3.00"],
  ]);
  expect(rowsOf("By course")).toEqual([["Knots", "CA$17.00", "2", "CA$40.00", "CA$20.00", "CA$3.00"]]);
  expect(page.getByRole("link", { name: "Knots" }).getAttribute("href")).toBe("/teach/courses/c");
  await page.select(page.getByRole("combobox", { name: "Period" }), lastYear);
  await page.becomes(() => page.sent("InstructorIncome").length, 2);
  expect(page.sent("InstructorIncome")).toMatchObject([
    { fromMonth: expect.stringMatching(/^\d{4}-\d\d$/), isOther: false },
    { fromMonth: `${lastYear}-01`, toMonth: `${lastYear}-12` },
  ]);
});

test("the file has one line for each course and month", async () => {
  let content: Blob | undefined;
  const created = vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
    content = file as Blob;
    return "#file";
  });
  const page = await openPage("/teach/income", { answers: { me, courseIncome } });
  await page.findByRole("table", { name: "By month" });
  await page.click(page.getByRole("button", { name: "Download CSV" }));
  created.mockRestore();
  expect(await content?.text()).toBe(
    "\uFEFFMonth,Course,Sold,Sales,Refunds,Shop’s share,Income,Currency\r\n2026-02,'=Knots,2,40.00,20.00,3.00,17.00,CAD\r\n",
  );
});

test("a period without sales offers no file", async () => {
  const empty = { ...courseIncome, shopShareBasisPoints: 0, totals: none, courses: [], monthsOfCourses: [] };
  const page = await openPage("/teach/income", { answers: { me, courseIncome: empty } });
  await page.findByRole("heading", { name: "No sales in this period" });
  await page.shows("The shop keeps no share of new sales.");
  expect(page.getByRole<HTMLButtonElement>("button", { name: "Download CSV" }).disabled).toBe(true);
});

test("an admin reads the income of an instructor", async () => {
  const answers = { me: admin, courseIncome, user: { id: "i", fullName: "Ina" } };
  const page = await openPage("/teach/income?instructor=i", { answers });
  await page.findByRole("heading", { name: "Income of Ina" });
  expect(page.sent("InstructorIncome")).toMatchObject([{ instructorId: "i", userId: "i", isOther: true }]);
});

test("an income that cannot be read can be requested again", async () => {
  const page = await openPage("/teach/income", { answers: { me, courseIncome: null } });
  await page.click(await page.findByRole("button", { name: "Try again" }));
  await page.becomes(() => page.sent("InstructorIncome").length, 2);
});
