/** Where a sign-in comes from. */
export interface SignInOrigin {
  readonly userAgent: string | undefined;
  /** The client's address as the router saw it. */
  readonly clientAddress: string | undefined;
  /** The secret of a device that has signed in before, as the client sent it. */
  readonly device: string | undefined;
  /** The guest whose token came along: their cart goes to the account. */
  readonly guestId: string | undefined;
}
