import { expect, test } from "@jest/globals";
import { ratingScore } from "./product-rating.js";

test.each([
  ["no reviews", null, 0, 0],
  ["one review with 5 stars", 5, 1, 3333],
  ["ten reviews with 4.5 stars", 4.5, 10, 4000],
  ["many reviews with 1 star", 1, 1000, 1010],
])("the score of %s", (_case, average, count, score) => {
  expect(ratingScore({ average, count })).toBe(score);
});
