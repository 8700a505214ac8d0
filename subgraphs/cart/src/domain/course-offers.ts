export interface CourseOffer {
  readonly isPublished: boolean;
  /** Whether the buyer owns the course already. */
  readonly isOwned: boolean;
  /** Whether the buyer teaches the course. */
  readonly isInstructor: boolean;
}

/** The part of courses that the cart uses. */
export interface CourseOffers {
  /** Returns the offers by product id. A product without a course is left out. Throws ServiceUnavailableError. */
  findOffers(buyerId: string, productIds: readonly string[]): Promise<ReadonlyMap<string, CourseOffer>>;
}
