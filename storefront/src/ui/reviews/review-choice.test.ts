import { expect, test } from "vitest";
import { addressOfReviews, restarted, reviewChoiceFrom, reviewListAddress, withMore } from "./review-choice.js";

const id = "0198b1c2-0000-7000-8000-000000000001";

test.each([
  ["nothing for the first list", "reviews.sort=NEWEST&reviews.first=5", ""],
  ["the parts in one order", "utm=x&reviews.stars=4&reviews.sort=HELPFUL", "reviews.sort=HELPFUL&reviews.stars=4"],
  ["only known sorts, stars and sizes", "reviews.sort=BEST&reviews.stars=6&reviews.first=7", ""],
  ["a longer list", "reviews.first=40", "reviews.first=40"],
  ["the judged review", `reviews.judged=voted.${id}`, `reviews.judged=voted.${id}`],
  ["no judgement without a review", "reviews.judged=voted.x&reviews.judged=burnt", ""],
])("the address of a list keeps %s", (_case, given, stored) => {
  expect(reviewListAddress(new URLSearchParams(given)).toString()).toBe(stored);
});

test("another sort begins a short list again, and more reviews are limited", () => {
  const choice = reviewChoiceFrom(new URLSearchParams(`reviews.first=80&reviews.judged=voted.${id}`));
  expect(addressOfReviews("/products/lamp", restarted(choice, { stars: 2 }), "reviews")).toBe(
    "/products/lamp?reviews.stars=2#reviews",
  );
  const longest = withMore(choice);
  expect(longest?.size).toBe(100);
  expect(longest && withMore(longest)).toBeUndefined();
});
