/** What goes from a guest to the account at a sign-in that carries the guest's token. */
export interface GuestHandOver {
  /** The session's id: each sign-in takes the cart over once. */
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

/** What became of each line of the guest's cart. */
export interface CartMerge {
  readonly lines: readonly MergedCartLine[];
}

/** Cart, as far as a sign-in needs it. A repeat under the same merge id gets the first report. */
export interface GuestCarts {
  /** Throws ServiceUnavailableError. */
  merge(handOver: GuestHandOver): Promise<CartMerge>;
  /** For who waits for it: null when there is no answer in time. */
  mergeAtOnce(handOver: GuestHandOver): Promise<CartMerge | null>;
}
