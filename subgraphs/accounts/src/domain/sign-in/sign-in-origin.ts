import type { Locale } from "@souk/kernel/values/locale";

/** The origin of a sign-in. */
export interface SignInOrigin {
  readonly userAgent: string | undefined;
  /** The client's address as the router saw it. */
  readonly clientAddress: string | undefined;
  /** The secret of a known device, as the client sent it. */
  readonly device: string | undefined;
  /** The guest whose token the sign-in carries: their cart is merged into the account's. */
  readonly guestId: string | undefined;
  /** The client's language; null when unknown. */
  readonly locale?: Locale | null;
}
