import { expect, test } from "vitest";
import { incomeCsv } from "./income-csv";

const money = (amount: string) => ({ amount, currency: "CAD" });
const row = (name: string) => ({
  month: "2026-03",
  name,
  units: 2,
  sales: money("1999.50"),
  refunds: money("2000.00"),
  shopShare: money("-0.08"),
  income: money("-0.42"),
});

test.each([
  ["Knots", "Knots"],
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@a", "'@a"],
  ['Say "no", twice', '"Say ""no"", twice"'],
])("a course named %j is the cell %s; amounts stay numbers", (name, cell) => {
  expect(incomeCsv(["month", "course"], [row(name)])).toBe(
    `\uFEFFmonth,course\r\n2026-03,${cell},2,1999.50,2000.00,-0.08,-0.42,CAD\r\n`,
  );
});
