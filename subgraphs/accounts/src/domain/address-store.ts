import type { PostalAddress } from "@souk/kernel/postal-address";
import type { Address } from "./address.js";

export interface AddressToSave {
  readonly userId: string;
  /** Null for a new one, which gets `newId`. */
  readonly id: string | null;
  readonly newId: string;
  readonly address: PostalAddress;
  readonly makeDefault: boolean;
  readonly now: Date;
}

export interface AddressStore {
  /** Each user's default first, then by age. */
  addressesOf(userIds: readonly string[]): Promise<readonly (Address & { readonly userId: string })[]>;
  /** "notFound": the user does not have it; "full": no room for a new one. A user's first address becomes the default. */
  saveAddress(saved: AddressToSave): Promise<Address | "notFound" | "full">;
  /** What is deleted; null when the user does not have it. The oldest of those that are left becomes the default in its place. */
  deleteAddress(userId: string, id: string): Promise<Address | null>;
}
