import { describe, expect, test } from "@jest/globals";
import { moved } from "./moved.js";

describe("moving in a list", () => {
  test.each([
    ["up", 2, 1, "acb"],
    ["down", 0, 2, "bca"],
    ["nowhere", 1, 1, "abc"],
    ["past its end", 2, 3, "abc"],
    ["before its beginning", 0, -1, "abc"],
    ["what is not there", 5, 0, "abc"],
  ])("%s", (_where, from, to, after) => {
    expect(moved(["a", "b", "c"], from, to).join("")).toBe(after);
  });
});
