import { describe, expect, test } from "@jest/globals";
import { differences } from "./differences.js";

describe("what an act has changed", () => {
  test.each([
    ["nothing", { a: 1 }, { a: 1 }, []],
    ["a value", { status: "PAID", id: 7 }, { status: "REFUNDED", id: 7 }, [["status", "PAID", "REFUNDED"]]],
    [
      "a value in a thing",
      { price: { amount: "1.00" } },
      { price: { amount: "2.00" } },
      [["price.amount", "1.00", "2.00"]],
    ],
    ["one of a list", { tags: ["a", "b"] }, { tags: ["a", "c"] }, [["tags.1", "b", "c"]]],
    [
      "a list that is empty now",
      { tags: ["a"] },
      { tags: [] },
      [
        ["tags.0", "a", undefined],
        ["tags", undefined, "[]"],
      ],
    ],
    ["all of what is new", null, { name: "Lamp" }, [["name", undefined, "Lamp"]]],
    ["all of what is gone", { name: "Lamp" }, null, [["name", "Lamp", undefined]]],
    ["a value that was not set", { lockedUntil: null }, { lockedUntil: "today" }, [["lockedUntil", "–", "today"]]],
    ["a thing that is a value by itself", "a", "b", [["", "a", "b"]]],
    ["a flag", { isActive: true }, { isActive: false }, [["isActive", "true", "false"]]],
  ] as const)("%s", (_name, before, after, found) => {
    expect(differences(before, after).map((each) => [each.path, each.before, each.after])).toEqual(found);
  });
});
