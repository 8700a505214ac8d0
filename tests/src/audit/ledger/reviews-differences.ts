import type { PlantedDifference } from "./planted-difference.js";

/** Differences in the ratings of products. */
export const reviewsDifferences: readonly PlantedDifference[] = [
  {
    name: "a counted star without a review",
    in: "reviews",
    sql: ({ lamp }) => [
      `insert into product_ratings (product_id, histogram) values ('${lamp}', '{0,0,0,0,1}')`,
      `delete from product_ratings`,
    ],
    line: "ratings: product LAMP: expected 0, 0, 0, 0, 0 reviews with 1 to 5 stars; found 0, 0, 0, 0, 1",
  },
  {
    name: "a rating in catalog without a review",
    in: "catalog",
    sql: ({ lamp }) => [
      `update products set rating_count = 1 where id = '${lamp}'`,
      `update products set rating_count = 0 where id = '${lamp}'`,
    ],
    line: "ratings: product LAMP: expected 0 reviews in catalog; found 1",
  },
];
