import type { SecretCardField } from "@souk/kernel/cards/card-number";

/**
 * Stores card numbers and CVCs before any other processing, and returns a token that replaces them behind the router.
 */
export interface CardVault {
  /** `digits` are validated by the caller. Throws ServiceUnavailableError when the vault does not answer. */
  store(field: SecretCardField, digits: string): Promise<string>;
}
