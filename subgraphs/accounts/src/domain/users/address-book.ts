import { customCreateRule, customUpdateRule } from "@souk/kernel/custom-fields/custom-input";
import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { saveAddressRule } from "./account-rules.js";
import { maxAddresses, type Address, type AddressStore } from "./address-store.js";

export interface SaveAddressInput {
  readonly id?: string | null;
  readonly address: object;
  readonly isDefault?: boolean | null;
  readonly custom?: unknown;
}

export type SaveAddressOutcome =
  | { readonly kind: "saved"; readonly address: Address }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface SaveAddressDependencies {
  readonly addresses: AddressStore;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The fields that the shop has declared for addresses. */
  readonly addressFields?: EntityFields;
}

/**
 * Replaces the address with this id, or adds one. One address is always the default: `isDefault` moves it but cannot
 * remove it. A replaced address keeps the declared fields that the input does not have.
 */
export function saveAddress({ addresses, clock, newId, addressFields = [] }: SaveAddressDependencies) {
  const createRule = saveAddressRule.extend({ custom: customCreateRule(addressFields) });
  const updateRule = saveAddressRule.extend({ custom: customUpdateRule(addressFields) });
  return async (userId: string, input: SaveAddressInput): Promise<SaveAddressOutcome> => {
    const { id = null, isDefault, address, custom } = input;
    const checked = checkInput(id === null ? createRule : updateRule, { address, custom });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (id !== null && !isUuid(id)) return { kind: "notFound", id };
    const saved = { userId, id, newId: newId(), makeDefault: isDefault === true, now: clock.now() };
    const outcome = await addresses.saveAddress({ ...saved, ...checked.value });
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
