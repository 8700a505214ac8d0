import type { Check } from "../check.js";
import type { Row } from "../database-snapshot.js";
import type { Finding } from "../difference.js";

/** The numbers of reviews with 1 to 5 stars. */
export interface StarCounts extends Row {
  readonly histogram: readonly number[];
}

/** The number of reviews by which catalog sorts. */
export interface CopiedRating extends Row {
  readonly count: number;
}

export interface ComparedRatings {
  readonly counted?: StarCounts | undefined;
  readonly stored?: StarCounts | undefined;
  readonly copied?: CopiedRating | undefined;
}

const none: readonly number[] = [0, 0, 0, 0, 0];

/** The counts of stars, which increments keep, are those of the published reviews, and catalog has a copy of them. */
export const ratings: Check<{ counted: StarCounts; stored: StarCounts; copied: CopiedRating }> = {
  name: "ratings",
  compares: "the ratings of products with their published reviews",
  of: "ratings",
  advice:
    "Set the row of product_ratings to the expected counts and increase its version, which also sends the rating to catalog.",
  sources: {
    counted: {
      database: "reviews",
      sql: `
        select product_id::text as key, array[count(*) filter (where stars = 1), count(*) filter (where stars = 2),
          count(*) filter (where stars = 3), count(*) filter (where stars = 4), count(*) filter (where stars = 5)]::int[] as histogram
        from reviews where status = 'PUBLISHED' group by product_id`,
    },
    stored: {
      database: "reviews",
      sql: `select product_id::text as key, histogram, changed_at as "freshAt" from product_ratings`,
    },
    copied: {
      database: "catalog",
      sql: `select id::text as key, rating_count as count from products where rating_count > 0`,
    },
  },
  compare: compareRatings,
};

export function compareRatings({ counted, stored, copied }: ComparedRatings): Finding[] {
  const subject = `product ${counted?.key ?? stored?.key ?? copied?.key}`;
  const [expected, found] = [counted?.histogram ?? none, stored?.histogram ?? none];
  const findings: Finding[] = [];
  if (expected.join() !== found.join())
    findings.push({ subject, expected: `${expected.join(", ")} reviews with 1 to 5 stars`, found: found.join(", ") });
  const reviews = expected.reduce((sum, count) => sum + count, 0);
  const copiedReviews = copied?.count ?? 0;
  if (reviews !== copiedReviews)
    findings.push({ subject, expected: `${reviews} reviews in catalog`, found: String(copiedReviews) });
  return findings;
}
