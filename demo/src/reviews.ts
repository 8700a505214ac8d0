import { demoCourses } from "./courses.js";
import { demoId } from "./demo-id.js";
import { demoProducts } from "./products.js";
import { reviewerNames, reviewSeeds, type ReviewStars } from "./reviews/review-seeds.js";

/** A published review. Its author has no demo account. */
export type DemoReview = {
  id: string;
  productId: string;
  userId: string;
  authorName: string;
  stars: ReviewStars;
  title: string;
  text: string;
  reply: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
};

const reviewCount = 200;
const firstReviewAt = Date.parse("2026-10-01T08:00:00.000Z");
const betweenReviewsMs = 6 * 3_600_000;
/** The stars of twenty successive reviews: an average of 4.1. */
const starsInTurn: readonly ReviewStars[] = [5, 4, 5, 3, 5, 4, 5, 2, 4, 5, 5, 4, 3, 5, 4, 5, 1, 4, 5, 4];
const reply = "Thank you for telling us. Write to our help desk with your order number, and we will make it right.";

const reviewedIds = {
  goods: demoProducts.filter(({ isActive }) => isActive).map(({ id }) => id),
  courses: demoCourses.filter(({ status }) => status === "PUBLISHED").map(({ productId }) => productId),
} as const;

/** Oldest first. Products earlier in the lists have more reviews than later ones; some have none. */
export const demoReviews: readonly DemoReview[] = Array.from({ length: reviewCount }, (_, index) => reviewAt(index));

function reviewAt(index: number): DemoReview {
  const kind = index % 5 === 4 ? "courses" : "goods";
  const ids = reviewedIds[kind];
  const stars = at(starsInTurn, index * 7);
  const { titles, openings, endings } = reviewSeeds[kind][stars];
  // the product of two numbers is small more often than large
  const position = ((index % 13) * (index % 7)) % ids.length;
  return {
    id: demoId("review", String(index)),
    productId: at(ids, position),
    userId: demoId("reviewer", String(index)),
    authorName: at(reviewerNames, index * 11),
    stars,
    title: at(titles, index),
    text: `${at(openings, index + Math.floor(index / 3))} ${at(endings, index + Math.floor(index / 7))}`,
    reply: stars <= 2 && index % 2 === 0 ? reply : null,
    createdAt: new Date(firstReviewAt + index * betweenReviewsMs).toISOString(),
  };
}

function at<T>(list: readonly T[], index: number): T {
  const element = list[index % list.length];
  if (element === undefined) throw new Error("an empty list of demo reviews");
  return element;
}
