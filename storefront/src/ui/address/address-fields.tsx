import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useMemo } from "react";
import type { FieldError, UseFormRegisterReturn } from "react-hook-form";
import { useLocale, useTranslations } from "use-intl/react";
import type { AddressValues } from "./address-rule";
import { allCountries, countryOptions } from "./countries";

type AddressField = keyof AddressValues;

export interface AddressFieldsProps {
  /** `(field) => form.register("shippingAddress." + field)`, with the prefix of the fields in the form. */
  readonly register: (field: AddressField) => UseFormRegisterReturn & { readonly defaultValue?: string | undefined };
  readonly errors: Readonly<Partial<Record<AddressField, FieldError>>> | undefined;
  /** The countries that can be chosen; all if absent. */
  readonly countries?: readonly string[];
  /** For `autocomplete`, e.g. "shipping". */
  readonly section?: "shipping" | "billing";
}

const autoComplete = {
  fullName: "name",
  line1: "address-line1",
  line2: "address-line2",
  city: "address-level2",
  region: "address-level1",
  postalCode: "postal-code",
  country: "country",
  phone: "tel",
} as const satisfies Record<AddressField, string>;

/** The fields of an address, with autocomplete and keyboard hints. */
export function AddressFields({ register, errors, countries = allCountries, section }: AddressFieldsProps) {
  const t = useTranslations("shared.address");
  const locale = useLocale();
  const wordsOf = useAddressError();
  const options = useMemo(() => countryOptions(countries, locale), [countries, locale]);
  const field = (name: AddressField) => ({
    ...register(name),
    label: t(name),
    error: wordsOf(errors?.[name]),
    autoComplete: section ? `${section} ${autoComplete[name]}` : autoComplete[name],
  });
  const optional = (name: AddressField) => ({ ...field(name), label: `${t(name)} (${t("optional")})` });
  const required = (name: AddressField) => ({ ...field(name), required: true, withAsterisk: false });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
      <NativeSelect {...required("country")} data={[{ value: "", label: "" }, ...options]} />
      <TextInput {...required("fullName")} />
      <TextInput {...required("line1")} />
      <TextInput {...optional("line2")} />
      <TextInput {...required("city")} />
      <TextInput {...optional("region")} />
      <TextInput {...required("postalCode")} />
      <TextInput
        {...optional("phone")}
        type="tel"
        inputMode="tel"
        description={t("phoneHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
      />
    </SimpleGrid>
  );
}

/** Returns the text of a problem that `addressRule` or the server found. */
function useAddressError(): (error: FieldError | undefined) => string | undefined {
  const t = useTranslations("shared.address.errors");
  return (error) => {
    if (!error) return undefined;
    const [key, max] = (error.message ?? "").split(" ");
    switch (key) {
      case "tooLong":
        return t(key, { max: Number(max) });
      case "needed":
      case "country":
      case "phone":
        return t(key);
      default:
        return t("check");
    }
  };
}
