import type { SecretCardField } from "@souk/kernel/card-number";

/** Where card numbers and CVCs go at the first hop. What comes back stands for them everywhere behind the router. */
export interface CardVault {
  /** `digits` have been judged by then. Throws ServiceUnavailableError where the vault does not answer. */
  store(field: SecretCardField, digits: string): Promise<string>;
}
