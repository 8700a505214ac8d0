import { isUuid } from "@souk/kernel/values/uuid";
import type { Address } from "./address.js";
import type { AddressStore } from "./address-store.js";

/**
 * Deletes an address from the user's book; returns null when it is not in there. If other addresses remain, one is the
 * default.
 */
export function deleteAddress({ addresses }: { addresses: Pick<AddressStore, "deleteAddress"> }) {
  return async (userId: string, id: string): Promise<Address | null> =>
    isUuid(id) ? addresses.deleteAddress(userId, id) : null;
}
