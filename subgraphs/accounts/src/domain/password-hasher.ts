/** Slow, salted hashes of passwords. */
export interface PasswordHasher {
  /**
   * A hash that no password has. An account that does not exist is verified against it, so that the time of an answer
   * does not tell whether it exists.
   */
  readonly decoyHash: string;
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
  /** Whether the hash was made with other parameters than today's. */
  isOutdated(hash: string): boolean;
}
