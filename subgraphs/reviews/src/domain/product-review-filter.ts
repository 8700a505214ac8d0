export type ReviewSort = "NEWEST" | "HELPFUL" | "HIGHEST" | "LOWEST";

/** The number of values in a cursor of each sort. */
export const reviewCursorLength: Readonly<Record<ReviewSort, number>> = {
  NEWEST: 2,
  HELPFUL: 3,
  HIGHEST: 3,
  LOWEST: 3,
};

export interface ProductReviewFilter {
  readonly sort: ReviewSort;
  /** Only reviews with this number of stars; null for all. */
  readonly stars: number | null;
}
