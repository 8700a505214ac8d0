import { isUuid } from "@souk/kernel/uuid";
import type { Address } from "./address.js";
import type { AddressStore } from "./address-store.js";

/** Takes an address out of the user's book; null when it is not in there. Whoever has others keeps a default. */
export function deleteAddress({ addresses }: { addresses: Pick<AddressStore, "deleteAddress"> }) {
  return async (userId: string, id: string): Promise<Address | null> =>
    isUuid(id) ? addresses.deleteAddress(userId, id) : null;
}
