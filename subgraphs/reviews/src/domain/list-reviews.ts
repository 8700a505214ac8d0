import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import {
  PageArgumentError,
  pageOf,
  readPageArguments,
  type CursorValue,
  type Page,
  type PageArguments,
} from "@souk/kernel/values/page";
import { reviewCursorLength, type ReviewSort } from "./product-review-filter.js";
import { ratingOf } from "./rating.js";
import type { Review, ReviewStatus } from "./review.js";
import type { ReviewStore } from "./review-store.js";

export interface ReviewList {
  readonly page: Page<Review>;
  readonly sort: ReviewSort;
  readonly count: () => Promise<number>;
}

/** Lists the same page of several products: all of a request take one statement, and one more for their counts. */
export interface ProductReviewLister {
  list(productId: string): Promise<ReviewList>;
}

export interface ProductReviewsRequest extends PageArguments {
  readonly sort?: ReviewSort | null | undefined;
  readonly stars?: number | null | undefined;
}

interface Dependencies {
  readonly store: ReviewStore;
}

/** Lists published reviews. Throws PageArgumentError. */
export function listProductReviews({ store }: Dependencies) {
  return (page: ProductReviewsRequest): ProductReviewLister => {
    const sort = page.sort ?? "NEWEST";
    const stars = page.stars ?? null;
    if (stars !== null && !(stars >= 1 && stars <= 5)) throw new PageArgumentError("stars", "must be between 1 and 5");
    const request = readPageArguments(page, sort, reviewCursorLength[sort]);
    const pages = groupLoader(
      (ids: readonly string[]) => store.pageOfProducts(ids, { sort, stars }, request),
      ({ productId }) => productId,
    );
    const ratings = batchLoader(
      (ids: readonly string[]) => store.ratings(ids),
      ({ productId }) => productId,
    );
    const countOf = async (productId: string): Promise<number> => {
      const { count, histogram } = ratingOf((await ratings.load(productId))?.histogram);
      return stars === null ? count : (histogram[stars - 1] ?? 0);
    };
    return {
      list: async (productId) => {
        const rows = await pages.load(productId);
        return { page: pageOf(request, rows), sort, count: () => countOf(productId) };
      },
    };
  };
}

/** Lists a user's own reviews in any status, newest first. Throws PageArgumentError. */
export function listUserReviews({ store }: Dependencies) {
  return async (page: PageArguments, userId: string): Promise<ReviewList> => {
    const request = readPageArguments(page, "NEWEST", reviewCursorLength.NEWEST);
    const rows = await store.pageOfUser(userId, request);
    return { page: pageOf(request, rows), sort: "NEWEST", count: () => store.countOfUser(userId) };
  };
}

/** Lists all reviews with a status, newest first, for admins. Throws PageArgumentError. */
export function listReviewsByStatus({ store }: Dependencies) {
  return async (page: PageArguments, status: ReviewStatus): Promise<ReviewList> => {
    const request = readPageArguments(page, "NEWEST", reviewCursorLength.NEWEST);
    const rows = await store.pageByStatus(status, request);
    return { page: pageOf(request, rows), sort: "NEWEST", count: () => store.countByStatus(status) };
  };
}

/** Returns the cursor values of a review in a list of this sort. */
export function reviewKeyOf(sort: ReviewSort): (review: Review) => readonly CursorValue[] {
  return ({ id, stars, helpfulCount, createdAt }) => {
    const newest = [createdAt.toISOString(), id];
    if (sort === "NEWEST") return newest;
    return [sort === "HELPFUL" ? helpfulCount : stars, ...newest];
  };
}
