import type { PostalAddress } from "@souk/kernel/values/postal-address";

/** An entry of a user's address book. A user with addresses has exactly one default. */
export interface Address extends PostalAddress {
  readonly id: string;
  readonly isDefault: boolean;
}

export const maxAddresses = 50;
