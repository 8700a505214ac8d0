import type { Locale } from "@souk/kernel/values/locale";

export interface Recipient {
  readonly email: string;
  readonly fullName: string | null;
  /** Null when unknown. */
  readonly locale?: Locale | null;
}

/** The part of accounts that notifications uses. */
export interface RecipientDirectory {
  /** Returns null when the user does not exist. Throws ServiceUnavailableError. */
  findRecipient(userId: string): Promise<Recipient | null>;
}
