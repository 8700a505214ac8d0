import { describe, expect, test } from "vitest";
import { differences } from "./differences.js";

describe("the differences that an action made", () => {
  test.each([
    ["are empty for equal values", { a: 1 }, { a: 1 }, []],
    ["include a value", { status: "PAID", id: 7 }, { status: "REFUNDED", id: 7 }, [["status", "PAID", "REFUNDED"]]],
    [
      "include a value in an object",
      { price: { amount: "1.00" } },
      { price: { amount: "2.00" } },
      [["price.amount", "1.00", "2.00"]],
    ],
    ["include an entry of a list", { tags: ["a", "b"] }, { tags: ["a", "c"] }, [["tags.1", "b", "c"]]],
    [
      "include a list that became empty",
      { tags: ["a"] },
      { tags: [] },
      [
        ["tags.0", "a", undefined],
        ["tags", undefined, "[]"],
      ],
    ],
    ["include all values of a new object", null, { name: "Lamp" }, [["name", undefined, "Lamp"]]],
    ["include all values of a removed object", { name: "Lamp" }, null, [["name", "Lamp", undefined]]],
    ["include a newly set value", { lockedUntil: null }, { lockedUntil: "today" }, [["lockedUntil", "–", "today"]]],
    ["include a root that is a plain value", "a", "b", [["", "a", "b"]]],
    ["include a boolean", { isActive: true }, { isActive: false }, [["isActive", "true", "false"]]],
  ] as const)("%s", (_name, before, after, found) => {
    expect(differences(before, after).map((each) => [each.path, each.before, each.after])).toEqual(found);
  });
});
