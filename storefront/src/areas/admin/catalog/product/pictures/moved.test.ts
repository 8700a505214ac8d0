import { describe, expect, test } from "vitest";
import { moved } from "./moved.js";

describe("moved", () => {
  test.each([
    ["moves an entry up", 2, 1, "acb"],
    ["moves an entry down", 0, 2, "bca"],
    ["keeps the list for the same position", 1, 1, "abc"],
    ["keeps the list for a position after its end", 2, 3, "abc"],
    ["keeps the list for a negative position", 0, -1, "abc"],
    ["keeps the list for an unknown entry", 5, 0, "abc"],
  ])("%s", (_where, from, to, after) => {
    expect(moved(["a", "b", "c"], from, to).join("")).toBe(after);
  });
});
