import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { PageRequest } from "@souk/kernel/values/page";
import type { ProductRating, VersionedRating } from "./rating.js";
import type { HeldReason, ReportReason, Review, ReviewStatus } from "./review.js";
import type { ProductReviewFilter } from "./product-review-filter.js";

/** The content that an author writes. */
export interface ReviewContent {
  readonly stars: number;
  readonly title: string;
  readonly text: string;
  readonly authorName: string;
  /** The checksums of media's pictures. Absent: none in a new review, and the earlier ones after an edit. */
  readonly pictures?: readonly string[] | undefined;
}

export interface NewReview extends ReviewContent {
  readonly id: string;
  readonly productId: string;
  readonly userId: string;
  readonly heldReason: HeldReason | null;
  readonly at: Date;
}

export interface ReviewEdit extends ReviewContent {
  readonly id: string;
  readonly userId: string;
  readonly heldReason: HeldReason | null;
  readonly at: Date;
}

export interface NewReport {
  readonly reviewId: string;
  readonly userId: string;
  readonly reason: ReportReason;
  readonly at: Date;
  /** The number of reports that holds a review which no admin has approved. */
  readonly reportsToHold: number;
}

export interface ReviewReply {
  readonly reviewId: string;
  /** Null removes the reply. */
  readonly reply: string | null;
  readonly at: Date;
  readonly jobs: readonly AuditJob[];
}

export interface Moderation {
  readonly reviewId: string;
  readonly from: ReviewStatus;
  readonly to: "PUBLISHED" | "REJECTED";
  readonly at: Date;
  readonly jobs: readonly AuditJob[];
}

export interface Vote {
  readonly reviewId: string;
  readonly userId: string;
  readonly isHelpful: boolean;
}

/** The storage operations that the rules need. Each change is one transaction. */
export interface ReviewStore {
  findReviews(ids: readonly string[]): Promise<readonly Review[]>;
  findOfUser(userId: string, productIds: readonly string[]): Promise<readonly Review[]>;
  /** Returns the same page of published reviews for each product, with one more row. */
  pageOfProducts(
    productIds: readonly string[],
    filter: ProductReviewFilter,
    page: PageRequest,
  ): Promise<readonly Review[]>;
  /** Newest first, with one more row. */
  pageOfUser(userId: string, page: PageRequest): Promise<readonly Review[]>;
  countOfUser(userId: string): Promise<number>;
  /** Newest first, with one more row. */
  pageByStatus(status: ReviewStatus, page: PageRequest): Promise<readonly Review[]>;
  countByStatus(status: ReviewStatus): Promise<number>;
  ratings(productIds: readonly string[]): Promise<readonly ProductRating[]>;
  /** Returns null when the product never had a published review. */
  findRating(productId: string): Promise<VersionedRating | null>;
  /** Returns the ids of these reviews that the user finds helpful. */
  votesOf(userId: string, reviewIds: readonly string[]): Promise<readonly { readonly reviewId: string }[]>;
  /** Returns null when the user has a review of the product. */
  insertReview(review: NewReview): Promise<Review | null>;
  /** A review that is not published stays unpublished. Returns null when the user has no such review. */
  editReview(edit: ReviewEdit): Promise<Review | null>;
  deleteReview(id: string, jobs: readonly AuditJob[]): Promise<boolean>;
  /** Idempotent. Returns null when there is no such review. */
  vote(vote: Vote): Promise<Review | null>;
  /** A repeated report of a user counts once. Returns null when there is no such review. */
  report(report: NewReport): Promise<Review | null>;
  reply(reply: ReviewReply): Promise<Review | null>;
  /** Returns null when the review no longer has the status `from`. */
  moderate(moderation: Moderation): Promise<Review | null>;
}
