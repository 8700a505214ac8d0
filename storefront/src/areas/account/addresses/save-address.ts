import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import type { SaveAddressInput } from "../../../graph/schema-types.generated";
import { changedCustom } from "../../../ui/custom-fields/custom-of-texts";
import { ofWholeFields, type CustomField } from "../../../ui/custom-fields/custom-values";
import type { InvalidFields } from "../../../ui/form/server-problems";
import type { AddressFormValues } from "./address-rule";
import { DropAddressDocument, KeepAddressDocument, type AddressEntryFragment } from "./addresses.generated";

export type AddressRefusal =
  | { readonly kind: "gone" }
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export interface AddressToSave {
  /** The address to change; undefined for a new one. */
  readonly address: AddressEntryFragment | undefined;
  /** The fields that the shop has declared for addresses. */
  readonly fields: readonly CustomField[];
  readonly values: AddressFormValues;
}

/** Saves an address of the viewer. Returns undefined if that succeeded. */
export async function saveAddress(
  graph: Client,
  { address, fields, values }: AddressToSave,
): Promise<AddressRefusal | undefined> {
  const custom = changedCustom(fields, values.custom, address?.customValues ?? []);
  const input: SaveInput = {
    ...(address ? { id: address.id } : {}),
    address: values.address,
    isDefault: values.isDefault,
    ...(custom ? { custom } : {}),
  };
  return keep(graph, input);
}

/** Makes a saved address the default. Returns undefined if that succeeded. */
export function makeDefaultAddress(
  graph: Client,
  { id, fullName, line1, line2, city, region, postalCode, country, phone }: AddressEntryFragment,
): Promise<AddressRefusal | undefined> {
  const address = { fullName, line1, line2, city, region, postalCode, country, phone };
  return keep(graph, { id, address, isDefault: true });
}

/** The generated type does not know the declared fields of a project. */
type SaveInput = SaveAddressInput & { readonly custom?: object };

async function keep(graph: Client, input: SaveInput): Promise<AddressRefusal | undefined> {
  const { data, error } = await graph.mutation(KeepAddressDocument, { input }).toPromise();
  const saved = data?.saveAddress;
  switch (saved?.__typename) {
    case "Address":
      return undefined;
    case "NotFound":
      return { kind: "gone" };
    case "InvalidInput":
      return { kind: "invalid", fields: ofWholeFields(saved).fields };
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}

/** Deletes an address of the viewer. Returns undefined if that succeeded, or if the address did not exist. */
export async function deleteAddress(graph: Client, id: string): Promise<AddressRefusal | undefined> {
  const { data, error } = await graph.mutation(DropAddressDocument, { id }).toPromise();
  if (data?.deleteAddress) return undefined;
  return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
}
