import { expect, test } from "vitest";
import { incomeChoices, incomePeriod } from "./income-period";

const now = new Date(2026, 2, 31, 23, 30);

test.each([
  ["", "", "2026-01", "2026-03"],
  ["months", "months", "2025-04", "2026-03"],
  ["2024", "2024", "2024-01", "2024-12"],
  ["2015", "", "2026-01", "2026-03"],
  ["2027", "", "2026-01", "2026-03"],
  ["2024-01", "", "2026-01", "2026-03"],
])("the choice %j is %j, from %s to %s", (given, choice, fromMonth, toMonth) => {
  expect(incomePeriod(given, now)).toEqual({ choice, fromMonth, toMonth });
});

test("each offered choice is a period", () => {
  const choices = incomeChoices(now);
  expect(choices.slice(0, 3)).toEqual(["", "months", "2025"]);
  expect(choices.map((choice) => incomePeriod(choice, now).choice)).toEqual(choices);
});
