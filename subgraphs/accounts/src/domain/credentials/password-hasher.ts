/** Creates and verifies slow, salted hashes of passwords. */
export interface PasswordHasher {
  /**
   * A hash that matches no password. Sign-ins to unknown accounts are verified against it, so that the response time
   * does not reveal whether an account exists.
   */
  readonly decoyHash: string;
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
  /** Returns whether the hash was made with other parameters than the present ones. */
  isOutdated(hash: string): boolean;
}
