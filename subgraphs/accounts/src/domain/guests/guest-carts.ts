/** The data that moves from a guest to the account at a sign-in with the guest's token. */
export interface GuestHandOver {
  /** The session's id: each sign-in merges the cart once. */
  readonly mergeId: string;
  readonly guestId: string;
  readonly userId: string;
}

export interface MergedCartLine {
  readonly productId: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly guestQuantity: number;
  readonly quantityBefore: number;
  readonly quantityAfter: number;
}

/** The outcome for each line of the guest's cart. */
export interface CartMerge {
  readonly lines: readonly MergedCartLine[];
}

/** The part of cart that a sign-in uses. A repeat under the same merge id returns the first report. */
export interface GuestCarts {
  /** Merges the carts. Throws ServiceUnavailableError. */
  merge(handOver: GuestHandOver): Promise<CartMerge>;
  /** Merges within a short deadline. Returns null when cart does not answer in time. */
  mergeAtOnce(handOver: GuestHandOver): Promise<CartMerge | null>;
}
