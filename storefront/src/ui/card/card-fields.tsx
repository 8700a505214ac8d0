import { Group, Stack, TextInput } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Controller, useFormContext } from "react-hook-form";
import { useTranslations } from "use-intl/react";
import { formattedExpiry } from "./card-expiry";
import { digitsOf, groupedCardNumber } from "./card-number";
import type { CardValues } from "./card-rule";

/** The fields of a card. `at` is the path of the `CardValues` in the form. */
export function CardFields({ at }: { readonly at: string }) {
  const t = useTranslations("shared.card");
  const { control, formState, getFieldState } = useFormContext();
  const wordsOf = useCardError();
  const nameOf = (field: keyof CardValues) => `${at}.${field}`;
  const shared = (field: keyof CardValues) => ({
    label: t(field),
    error: wordsOf(getFieldState(nameOf(field), formState).error?.message),
    inputMode: "numeric" as const,
    required: true,
    withAsterisk: false,
  });
  return (
    <Stack gap="sm">
      <Controller
        control={control}
        name={nameOf("cardNumber")}
        render={({ field: { onChange, ...field } }) => (
          <TextInput
            {...field}
            {...shared("cardNumber")}
            onChange={({ currentTarget }) => onChange(groupedCardNumber(currentTarget.value))}
            autoComplete="cc-number"
            placeholder="1234 5678 9012 3456"
            rightSection={<IconLock aria-hidden size={16} />}
          />
        )}
      />
      <Group grow align="flex-start" gap="sm">
        <Controller
          control={control}
          name={nameOf("expiry")}
          render={({ field: { onChange, ...field } }) => (
            <TextInput
              {...field}
              {...shared("expiry")}
              onChange={({ currentTarget }) => onChange(formattedExpiry(currentTarget.value, String(field.value)))}
              autoComplete="cc-exp"
              placeholder={t("expiryShape")}
            />
          )}
        />
        <Controller
          control={control}
          name={nameOf("cvc")}
          render={({ field: { onChange, ...field } }) => (
            <TextInput
              {...field}
              {...shared("cvc")}
              onChange={({ currentTarget }) => onChange(digitsOf(currentTarget.value).slice(0, 4))}
              autoComplete="cc-csc"
              placeholder="123"
            />
          )}
        />
      </Group>
    </Stack>
  );
}

/** Returns the text of a problem that `cardRule` or the server found. */
function useCardError(): (key: string | undefined) => string | undefined {
  const t = useTranslations("shared.card.errors");
  return (key) => {
    switch (key) {
      case undefined:
        return undefined;
      case "cardNumber":
      case "expiry":
      case "expired":
      case "cvc":
        return t(key);
      default:
        return t("check");
    }
  };
}
