/** The numbers of a product's published reviews with 1, 2, 3, 4 and 5 stars. */
export type Histogram = readonly [number, number, number, number, number];

export interface ProductRating {
  readonly productId: string;
  readonly histogram: Histogram;
}

/** The rating of a product with the number of its changes. */
export interface VersionedRating extends ProductRating {
  readonly version: number;
}

export interface Rating {
  /** Rounded to hundredths; null without reviews. */
  readonly average: number | null;
  readonly count: number;
  readonly histogram: Histogram;
}

const noReviews: Histogram = [0, 0, 0, 0, 0];

export function ratingOf(histogram: Histogram = noReviews): Rating {
  const count = histogram.reduce((sum, reviews) => sum + reviews, 0);
  const stars = histogram.reduce((sum, reviews, index) => sum + reviews * (index + 1), 0);
  return { average: count === 0 ? null : Math.round((stars * 100) / count) / 100, count, histogram };
}
