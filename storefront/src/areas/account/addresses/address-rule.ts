import { addressRule, emptyAddress, type AddressValues } from "../../../ui/address/address-rule";
import { textsOfCustom } from "../../../ui/custom-fields/custom-of-texts";
import { customTextsRule } from "../../../ui/custom-fields/custom-texts-rule";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import type { FormFields } from "../../../ui/form/form-fields";
import { z } from "../../../ui/form/zod";
import type { AddressEntryFragment } from "./addresses.generated";

/** Returns the validation rule of the form. `fields` are those that the shop has declared for addresses. */
export function addressFormRule(fields: readonly CustomField[]) {
  return z.object({ address: addressRule, isDefault: z.boolean(), custom: customTextsRule(fields) });
}

export type AddressFormValues = z.infer<ReturnType<typeof addressFormRule>>;

const addressNames = Object.keys(emptyAddress) as (keyof AddressValues)[];

/** Reads the values of a form that was sent to the server. */
export function sentAddress(fields: FormFields): AddressFormValues {
  const address = addressNames.map((name) => [name, fields.text(`address.${name}`)]);
  return {
    address: Object.fromEntries(address) as AddressValues,
    isDefault: fields.text("isDefault") !== "",
    custom: { ...fields.textsUnder("custom") },
  };
}

export interface FirstValues {
  readonly fields: readonly CustomField[];
  /** The country of a new address. */
  readonly country: string;
  readonly locale: string;
}

/** Returns the first values of the form: those of the saved address. */
export function addressFormValues(
  address: AddressEntryFragment | undefined,
  { fields, country, locale }: FirstValues,
): AddressFormValues {
  const texts = addressNames.map((name) => [name, address?.[name] ?? ""]);
  return {
    address: address ? (Object.fromEntries(texts) as AddressValues) : { ...emptyAddress, country },
    isDefault: address?.isDefault ?? false,
    custom: { ...textsOfCustom(fields, address?.customValues ?? [], locale) },
  };
}
