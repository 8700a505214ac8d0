import type { Locale } from "@souk/kernel/values/locale";

export interface Recipient {
  readonly email: string;
  readonly fullName: string | null;
  /** Null when unknown. */
  readonly locale?: Locale | null;
  /** The language that the user chose for all mails. */
  readonly chosenLocale?: Locale | null;
}

/** The operations of accounts that notifications uses. Each throws ServiceUnavailableError. */
export interface AccountsPeer {
  /** Returns null when the user does not exist. */
  findRecipient(userId: string): Promise<Recipient | null>;
  /** Returns the user ids of the shop's admins. */
  findAdministrators(): Promise<readonly string[]>;
}
