import type { PostalAddress } from "@souk/kernel/postal-address";

/** An entry of a user's address book. Whoever has any has exactly one default. */
export interface Address extends PostalAddress {
  readonly id: string;
  readonly isDefault: boolean;
}

export const maxAddresses = 50;
