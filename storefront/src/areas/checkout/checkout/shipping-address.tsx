import { Radio, Stack, Text } from "@mantine/core";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { useLocale, useTranslations } from "use-intl/react";
import { AddressFields } from "../../../ui/address/address-fields";
import { countryName } from "../../../ui/address/countries";
import type { SavedAddressFragment } from "./checkout-page.generated";
import { newAddress, type CheckoutValues } from "./checkout-values";
import { Section } from "../section";
import classes from "../without-scripts.module.css";

/** Chooses a saved address, or another one. */
export function ShippingAddress({
  addresses,
  countries,
}: {
  readonly addresses: readonly SavedAddressFragment[];
  readonly countries: readonly string[];
}) {
  const t = useTranslations("checkout.form");
  const { control, register, formState } = useFormContext<CheckoutValues>();
  const choice = useWatch<CheckoutValues>({ control, name: "addressChoice" });
  return (
    <Section title={t("shippingAddress")}>
      {addresses.length > 0 && (
        <Controller
          control={control}
          name="addressChoice"
          render={({ field: { ref: _ref, ...field } }) => (
            <Radio.Group {...field} aria-label={t("chooseAddress")}>
              <Stack gap="sm">
                {addresses.map((address) => (
                  <Radio key={address.id} value={address.id} label={<AddressLabel address={address} />} />
                ))}
                <Radio value={newAddress} label={t("anotherAddress")} />
              </Stack>
            </Radio.Group>
          )}
        />
      )}
      <div className={classes.other} data-chosen={choice === newAddress || undefined}>
        <AddressFields
          section="shipping"
          countries={countries}
          register={(field) => ({
            ...register(`shippingAddress.${field}`),
            defaultValue: formState.defaultValues?.shippingAddress?.[field],
          })}
          errors={formState.errors.shippingAddress}
        />
      </div>
    </Section>
  );
}

function AddressLabel({ address }: { readonly address: SavedAddressFragment }) {
  const locale = useLocale();
  const { fullName, line1, line2, postalCode, city, region, country } = address;
  const place = [
    line1,
    line2,
    `${city} ${region ?? ""} ${postalCode}`.replaceAll(/\s+/g, " "),
    countryName(country, locale),
  ];
  return (
    <>
      {fullName}
      <Text component="span" display="block" size="sm" c="dimmed">
        {place.filter(Boolean).join(", ")}
      </Text>
    </>
  );
}
