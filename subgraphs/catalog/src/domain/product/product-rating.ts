/** The rating of a product as reviews counts it. */
export interface CountedRating {
  readonly productId: string;
  /** 1 to 5; null without reviews. */
  readonly average: number | null;
  readonly count: number;
  /** Higher after each change of the rating. */
  readonly version: number;
}

/** The copy of a rating by which lists are sorted and filtered. */
export interface CopiedRating extends CountedRating {
  readonly score: number;
}

/** A list by rating counts each product as if it had this many more reviews, so that a single review ranks none first. */
const assumedReviews = 5;
const assumedStars = 3;

/** Returns the average with the assumed reviews in thousandths of a star; 0 without reviews. */
export function ratingScore({ average, count }: Pick<CountedRating, "average" | "count">): number {
  if (average === null || count === 0) return 0;
  return Math.round((1000 * (average * count + assumedStars * assumedReviews)) / (count + assumedReviews));
}
