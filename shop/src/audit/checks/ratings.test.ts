import { expect, test } from "vitest";
import { compareRatings, type ComparedRatings } from "./ratings.js";

const counts = (...histogram: number[]) => ({ key: "p", histogram });
const copied = (count: number) => ({ key: "p", count });

test.each<[string, ComparedRatings, number]>([
  ["equal counts", { counted: counts(0, 0, 1, 0, 2), stored: counts(0, 0, 1, 0, 2), copied: copied(3) }, 0],
  ["a row without reviews", { stored: counts(0, 0, 0, 0, 0) }, 0],
  ["reviews without a row", { counted: counts(0, 0, 0, 0, 1), copied: copied(1) }, 1],
  ["a count that stayed after its review", { stored: counts(0, 0, 0, 0, 1) }, 1],
  [
    "the same sum with other stars",
    { counted: counts(0, 1, 0, 0, 0), stored: counts(1, 0, 0, 0, 0), copied: copied(1) },
    1,
  ],
  ["a rating that catalog does not have", { counted: counts(0, 1, 0, 0, 0), stored: counts(0, 1, 0, 0, 0) }, 1],
  ["a copy that stayed after its reviews", { copied: copied(2) }, 1],
])("%s", (_case, rows, differences) => {
  expect(compareRatings(rows)).toHaveLength(differences);
});

test("a difference names the product and both counts", () => {
  const rows = { counted: counts(0, 0, 0, 0, 3), stored: counts(0, 0, 0, 0, 2), copied: copied(2) };
  expect(compareRatings(rows)).toEqual([
    { subject: "product p", expected: "0, 0, 0, 0, 3 reviews with 1 to 5 stars", found: "0, 0, 0, 0, 2" },
    { subject: "product p", expected: "3 reviews in catalog", found: "2" },
  ]);
});
