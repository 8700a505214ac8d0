/** Where a sign-in comes from. */
export interface SignInOrigin {
  readonly userAgent: string | undefined;
  /** The client's address as the router saw it. */
  readonly clientAddress: string | undefined;
  /** The guest whose token came along: their cart goes to the account. */
  readonly guestId: string | undefined;
}
