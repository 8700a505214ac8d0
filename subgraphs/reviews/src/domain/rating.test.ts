import { expect, test } from "@jest/globals";
import { ratingOf, type Histogram } from "./rating.js";

test.each<[string, Histogram | undefined, number | null, number]>([
  ["a product without a row", undefined, null, 0],
  ["a product whose reviews were deleted", [0, 0, 0, 0, 0], null, 0],
  ["one review", [0, 0, 0, 1, 0], 4, 1],
  ["a third, rounded to hundredths", [0, 0, 0, 2, 1], 4.33, 3],
  ["all stars", [1, 1, 1, 1, 1], 3, 5],
])("the rating of %s", (_case, histogram, average, count) => {
  expect(ratingOf(histogram)).toMatchObject({ average, count });
});
