import { expect, test } from "vitest";
import { doctorJson, doctorText, failed, hasFailed, ok, skipped, warning } from "./finding.js";

const reports = [
  { check: "databases", findings: [ok("orders", "can be used"), failed("cart", "is refused", "correct the URL")] },
  { check: "mail", findings: [warning("SMTP", "is slow", "look at it"), skipped("relay", "is not set")] },
];

test("the text has a line for each finding, the advice below it, and the totals", () => {
  expect(doctorText(reports)).toBe(`databases
  ok    orders  can be used
  FAIL  cart    is refused
                to do: correct the URL

mail
  WARN  SMTP    is slow
                to do: look at it
  skip  relay   is not set

ok: 1, warnings: 1, failed: 1, skipped: 1`);
});

test("the JSON has every finding with its check, and says whether one failed", () => {
  const { from, ok: isOk, checks } = JSON.parse(doctorJson("shop", reports));
  expect({ from, isOk, count: checks.length }).toEqual({ from: "shop", isOk: false, count: 4 });
  expect(checks[1]).toEqual({
    check: "databases",
    subject: "cart",
    status: "failed",
    message: "is refused",
    advice: "correct the URL",
  });
});

test("warnings and skipped checks are no failure", () => {
  expect(hasFailed(reports)).toBe(true);
  expect(hasFailed(reports.slice(1))).toBe(false);
});
