import type { RatingViewFragment } from "./reviews.generated";

/** Returns the rating as a property of schema.org data. Search engines refuse one without reviews. */
export function aggregateRating(rating: RatingViewFragment | null | undefined): object {
  if (rating?.average == null) return {};
  const { average, count } = rating;
  return { aggregateRating: { "@type": "AggregateRating", ratingValue: average, reviewCount: count } };
}
