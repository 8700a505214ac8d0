/** Encrypts a provider's tokens for storage in our database. */
export interface TokenSafe {
  sealed(token: string): Promise<string>;
  /** Returns a token that was never sealed unchanged. Throws when the key of a sealed token is missing. */
  opened(stored: string): Promise<string>;
  /** Prefix of every token that is sealed under the current key. */
  readonly currentPrefix: string;
}
