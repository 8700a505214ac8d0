import { batchLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import type DataLoader from "dataloader";
import type { ProductRating } from "../domain/rating.js";
import type { Review } from "../domain/review.js";
import type { ReviewStore } from "../domain/review-store.js";

export interface ReviewsLoaders {
  readonly reviews: DataLoader<string, Review | null>;
  /** By product; null without a published review. */
  readonly ratings: DataLoader<string, ProductRating | null>;
  /** The viewer's own reviews by product; null for viewers without an account. */
  readonly ownReviews: DataLoader<string, Review | null>;
  /** By review; null when the viewer did not vote for it. */
  readonly ownVotes: DataLoader<string, { readonly reviewId: string } | null>;
}

const loadersKey = {};

/** Returns the batch loaders of this request: each kind of data takes one statement for all rows of a response. */
export function reviewsLoaders(store: ReviewStore, context: GraphContext): ReviewsLoaders {
  const { viewer } = context;
  return oncePerRequest(context, loadersKey, () => ({
    reviews: batchLoader(
      (ids) => store.findReviews(ids),
      ({ id }) => id,
    ),
    ratings: batchLoader(
      (ids) => store.ratings(ids),
      ({ productId }) => productId,
    ),
    ownReviews: batchLoader(
      async (ids) => (viewer.kind === "user" ? store.findOfUser(viewer.id, ids) : []),
      ({ productId }) => productId,
    ),
    ownVotes: batchLoader(
      async (ids) => (viewer.kind === "user" ? store.votesOf(viewer.id, ids) : []),
      ({ reviewId }) => reviewId,
    ),
  }));
}
