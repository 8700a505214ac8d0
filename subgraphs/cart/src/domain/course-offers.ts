export interface CourseOffer {
  readonly isPublished: boolean;
  /** Whether the buyer has the course already. */
  readonly isOwned: boolean;
}

/** Courses, as far as the cart needs them. */
export interface CourseOffers {
  /** By product; one that has no course behind it is left out. Throws ServiceUnavailableError. */
  findOffers(buyerId: string, productIds: readonly string[]): Promise<ReadonlyMap<string, CourseOffer>>;
}
