/** How a provider's token lies in our database. */
export interface TokenSafe {
  sealed(token: string): Promise<string>;
  /** A token that was never sealed comes back as it is. Throws where the key of the sealed one is gone. */
  opened(stored: string): Promise<string>;
  /** What begins whatever is sealed under the key that is in use now. */
  readonly currentPrefix: string;
}
