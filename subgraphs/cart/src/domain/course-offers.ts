export interface CourseOffer {
  readonly isPublished: boolean;
  /** Whether the buyer has the course already. */
  readonly isOwned: boolean;
}

/** Courses, as far as the cart needs them. */
export interface CourseOffers {
  /** Null when there is no course behind the product. Throws ServiceUnavailableError. */
  findOffer(buyerId: string, productId: string): Promise<CourseOffer | null>;
}
