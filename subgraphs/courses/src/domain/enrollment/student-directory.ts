/** A student's name and mail address. */
export interface StudentProfile {
  readonly id: string;
  readonly email: string;
  readonly fullName: string | null;
}

/** The operations of accounts that courses needs. Each method throws ServiceUnavailableError. */
export interface StudentDirectory {
  /** Returns the profiles of the users whose account exists. */
  findProfiles(userIds: readonly string[]): Promise<readonly StudentProfile[]>;
  /**
   * Returns the ids of the users whose name, address or username contains the text. Takes at most `maxSearchedAtOnce` ids.
   */
  match(userIds: readonly string[], search: string): Promise<readonly string[]>;
}

/** Maximum number of users that accounts searches in one call. */
export const maxSearchedAtOnce = 5000;
