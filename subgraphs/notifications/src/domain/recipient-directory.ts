export interface Recipient {
  readonly email: string;
  readonly fullName: string | null;
}

/** Accounts, as far as notifications need them. */
export interface RecipientDirectory {
  /** Null when there is no such user. Throws ServiceUnavailableError. */
  findRecipient(userId: string): Promise<Recipient | null>;
}
