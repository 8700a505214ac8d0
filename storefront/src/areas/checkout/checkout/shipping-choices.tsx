import { Group, Radio, Skeleton, Stack, Text } from "@mantine/core";
import { useEffect } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { useQuery } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { countryName } from "../../../ui/address/countries";
import { MissingNotice } from "../../../ui/page-state/missing-notice";
import { isNothing } from "../../../ui/price/format-money";
import { Price } from "../../../ui/price/price";
import {
  ShippingChoicesDocument,
  type CheckoutCartFragment,
  type ShippingChoiceFragment,
} from "./checkout-page.generated";
import type { CheckoutValues } from "./checkout-values";
import { Section } from "../section";
import classes from "../without-scripts.module.css";
import { checkoutFields } from "./checkout-fields";

export interface ShippingOptions {
  /** Undefined while they load, and if shipping does not answer. */
  readonly known: readonly ShippingChoiceFragment[] | undefined;
  readonly isUnavailable: boolean;
  readonly retry: () => void;
}

/** Returns the options for the chosen country. Those of the first country come with the page. */
export function useShippingOptions({ needsShipping }: CheckoutCartFragment, country: string): ShippingOptions {
  const [{ data, fetching, error }, refetch] = useQuery({
    query: ShippingChoicesDocument,
    variables: { country },
    pause: !needsShipping || country === "",
  });
  const known = data?.cart?.shippingOptions ?? undefined;
  return {
    known: fetching ? undefined : known,
    isUnavailable: !fetching && !known && error !== undefined,
    retry: () => refetch({ requestPolicy: "network-only" }),
  };
}

export function ShippingChoices({ options, country }: { readonly options: ShippingOptions; readonly country: string }) {
  const t = useTranslations("checkout.form");
  const locale = useLocale();
  const { control, getValues, setValue, formState } = useFormContext<CheckoutValues>();
  const { known, isUnavailable, retry } = options;
  useEffect(() => {
    if (!known || known.some(({ carrier }) => carrier === getValues("carrier"))) return;
    // the cheapest option until the buyer chooses another
    setValue("carrier", known[0]?.carrier ?? "", { shouldValidate: false });
  }, [known, getValues, setValue]);
  const error = formState.errors.carrier && t(isUnavailable ? "errors.carrierAway" : "errors.carrier");
  return (
    <Section title={t("shipping")}>
      <div aria-live="polite" style={{ display: known && known.length > 0 ? "none" : undefined }}>
        {isUnavailable && <MissingNotice text={t("shippingAway")} retry={retry} />}
        {country === "" && <Text c="dimmed">{t("countryFirst")}</Text>}
        {known?.length === 0 && <Text>{t("nobodyGoes", { country: countryName(country, locale) })}</Text>}
      </div>
      {!known && !isUnavailable && country !== "" && (
        <Stack gap="sm" aria-hidden>
          <Skeleton height={44} />
          <Skeleton height={44} />
        </Stack>
      )}
      {known && known.length > 0 && (
        <Controller
          control={control}
          name="carrier"
          render={({ field: { ref, ...field } }) => (
            <Radio.Group {...field} value={field.value || (known[0]?.carrier ?? "")} aria-label={t("chooseShipping")}>
              <Stack gap="sm">
                {known.map((option, index) => (
                  <Radio
                    key={option.carrier}
                    value={option.carrier}
                    ref={index === 0 ? ref : undefined}
                    label={<OptionLabel option={option} />}
                    styles={{ body: { width: "100%" }, labelWrapper: { flex: 1 } }}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
        />
      )}
      <button name={checkoutFields.country} value="1" className={classes.button}>
        {t("showShipping")}
      </button>
      {error && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {error}
        </Text>
      )}
    </Section>
  );
}

function OptionLabel({ option: { carrier, price, minDays, maxDays } }: { readonly option: ShippingChoiceFragment }) {
  const t = useTranslations("checkout.form");
  return (
    <Group component="span" justify="space-between" wrap="nowrap" gap="md">
      <span>
        {carrier}
        {maxDays !== null && (
          <Text component="span" display="block" size="sm" c="dimmed">
            {minDays === null || minDays === maxDays
              ? t("daysAtMost", { days: maxDays })
              : t("days", { from: minDays, to: maxDays })}
          </Text>
        )}
      </span>
      {isNothing(price) ? <Text component="span">{t("free")}</Text> : <Price money={price} />}
    </Group>
  );
}
