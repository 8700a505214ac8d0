import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { PostalAddress } from "@souk/kernel/values/postal-address";

/** An entry of a user's address book. A user with addresses has exactly one default. */
export interface Address extends PostalAddress {
  readonly id: string;
  readonly isDefault: boolean;
  /** The values of the fields that the shop has declared for addresses. */
  readonly custom: CustomValues;
}

export const maxAddresses = 50;

export interface AddressToSave {
  readonly userId: string;
  /** Null for a new address, which gets `newId`. */
  readonly id: string | null;
  readonly newId: string;
  readonly address: PostalAddress;
  /** Null removes a value. */
  readonly custom?: CustomValues;
  readonly makeDefault: boolean;
  readonly now: Date;
}

export interface AddressStore {
  /** Returns each user's default address first, then the others by age. */
  addressesOf(userIds: readonly string[]): Promise<readonly (Address & { readonly userId: string })[]>;
  /**
   * "notFound": the user does not have the address; "full": the user has the maximum number. A user's first address
   * becomes the default.
   */
  saveAddress(saved: AddressToSave): Promise<Address | "notFound" | "full">;
  /**
   * Returns the deleted address; null when the user does not have it. If it was the default, the oldest remaining one
   * becomes the default.
   */
  deleteAddress(userId: string, id: string): Promise<Address | null>;
}
