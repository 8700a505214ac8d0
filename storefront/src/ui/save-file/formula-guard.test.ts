import { describe, expect, test } from "vitest";
import { withGuard, withoutGuard } from "./formula-guard.js";

describe("cells that a spreadsheet would run as formulas", () => {
  test.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["'=1", "''=1"],
    ["plain", "plain"],
    ["'tis", "'tis"],
    ["12.90", "12.90"],
    ["", ""],
  ])("%j is written as %j and is read back unchanged", (cell, written) => {
    expect(withGuard(cell)).toBe(written);
    expect(withoutGuard(written)).toBe(cell);
  });
});
