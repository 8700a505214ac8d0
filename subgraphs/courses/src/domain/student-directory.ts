/** How a student is called, and where mail reaches them. */
export interface StudentProfile {
  readonly id: string;
  readonly email: string;
  readonly fullName: string | null;
}

/** Accounts, as far as courses need them. Each method throws ServiceUnavailableError. */
export interface StudentDirectory {
  /** Those of them that have an account. */
  findProfiles(userIds: readonly string[]): Promise<readonly StudentProfile[]>;
  /** The ids of those whose name, address or username has the text in it. At most `maxLookedAmong` ids. */
  match(userIds: readonly string[], search: string): Promise<readonly string[]>;
}

/** How many accounts look among at once. */
export const maxLookedAmong = 5000;
