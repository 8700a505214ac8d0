export type ReviewStatus = "PUBLISHED" | "HELD" | "REJECTED";

/** Why a review is held. */
export type HeldReason = "BANNED_WORDS" | "REPORTS" | "EDITED";

export interface Review {
  readonly id: string;
  readonly productId: string;
  readonly userId: string;
  /** The public name that the author chose for this review. */
  readonly authorName: string;
  /** 1 to 5. */
  readonly stars: number;
  readonly title: string;
  readonly text: string;
  /** The checksums of media's pictures, in the order of the author. */
  readonly pictures: readonly string[];
  readonly status: ReviewStatus;
  /** Null unless the review is held. */
  readonly heldReason: HeldReason | null;
  readonly helpfulCount: number;
  readonly reportCount: number;
  readonly reply: string | null;
  readonly repliedAt: Date | null;
  readonly createdAt: Date;
  /** Null until the first edit. */
  readonly editedAt: Date | null;
}

export type ReportReason = "SPAM" | "OFFENSIVE" | "OFF_TOPIC" | "PERSONAL_DATA" | "OTHER";
