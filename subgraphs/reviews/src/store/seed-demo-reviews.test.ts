import { demoReviews } from "@souk/demo/reviews";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { expect, test } from "@jest/globals";
import { reviewsDatabase } from "./database-definition.js";
import { seedDemoReviews } from "./seed-demo-reviews.js";

test("the demo reviews are stored once, and their stars are counted", async () => {
  await using testDatabase = await openTestDatabase("reviews", reviewsDatabase);
  await seedDemoReviews(testDatabase.database);
  await seedDemoReviews(testDatabase.database);
  const [counts] = await testDatabase.database.manager.query<object[]>(
    `select (select count(*)::int from reviews) as reviews,
       (select sum(reviews)::int from product_ratings, unnest(histogram) reviews) as rated`,
  );
  expect(counts).toEqual({ reviews: 200, rated: 200 });
  expect(new Set(demoReviews.map(({ id }) => id)).size).toBe(200);
});
