/** The operation of catalog that copies ratings, by which its lists are sorted and filtered. */
export interface CatalogPeer {
  /**
   * Idempotent; an older version changes nothing. Returns false when catalog does not have the product yet. Throws
   * ServiceUnavailableError.
   */
  recordRating(rating: {
    readonly productId: string;
    readonly average: number | null;
    readonly count: number;
    readonly version: number;
  }): Promise<boolean>;
}

/** The orders of the shop, as far as reviews need them. */
export interface OrdersPeer {
  /** Returns whether the user has a paid order with this product that was neither cancelled nor refunded. */
  hasBought(userId: string, productId: string): Promise<boolean>;
}

export interface CourseMembership {
  /** Whether the user is enrolled in the product's course. */
  readonly isEnrolled: boolean;
  /** Whether the user teaches the product's course. */
  readonly isInstructor: boolean;
}

/** The courses of the shop, as far as reviews need them. */
export interface CoursesPeer {
  membership(userId: string, productId: string): Promise<CourseMembership>;
}
