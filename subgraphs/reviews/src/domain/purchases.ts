/** The orders of the shop, as far as reviews need them. */
export interface OrderLedger {
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
export interface CourseMemberships {
  membership(userId: string, productId: string): Promise<CourseMembership>;
}
