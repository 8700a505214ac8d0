import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { saveAddressRule } from "./account-rules.js";
import { maxAddresses, type Address, type AddressStore } from "./address-store.js";

export interface SaveAddressInput {
  readonly id?: string | null;
  readonly address: object;
  readonly isDefault?: boolean | null;
}

export type SaveAddressOutcome =
  | { readonly kind: "saved"; readonly address: Address }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface SaveAddressDependencies {
  readonly addresses: AddressStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Replaces the address with this id, or adds one. One address is always the default: `isDefault` moves it but cannot
 * remove it.
 */
export function saveAddress({ addresses, clock, newId }: SaveAddressDependencies) {
  return async (userId: string, { id = null, isDefault, address }: SaveAddressInput): Promise<SaveAddressOutcome> => {
    const checked = checkInput(saveAddressRule, { address });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (id !== null && !isUuid(id)) return { kind: "notFound", id };
    const saved = { userId, id, newId: newId(), makeDefault: isDefault === true, now: clock.now() };
    const outcome = await addresses.saveAddress({ ...saved, address: checked.value.address });
    if (outcome === "notFound") return { kind: "notFound", id: id ?? "" };
    if (outcome === "full")
      return { kind: "invalid", fields: [{ path: "address", message: `there are ${maxAddresses} already` }] };
    return { kind: "saved", address: outcome };
  };
}

/**
 * Deletes an address from the user's book; returns null when it is not in there. If other addresses remain, one is the
 * default.
 */
export function deleteAddress({ addresses }: { addresses: Pick<AddressStore, "deleteAddress"> }) {
  return async (userId: string, id: string): Promise<Address | null> =>
    isUuid(id) ? addresses.deleteAddress(userId, id) : null;
}
