import { NativeSelect, type NativeSelectProps } from "@mantine/core";
import { useLocale, useTranslations } from "use-intl/react";
import { localeCookie, localeNames, locales } from "../locale";

const yearSeconds = 31_536_000;

/** Reloads the page after a choice: the messages come from the server. */
export function LanguageSwitch(props: Pick<NativeSelectProps, "visibleFrom">) {
  const t = useTranslations("common");
  return (
    <NativeSelect
      size="xs"
      w={100}
      {...props}
      aria-label={t("language")}
      value={useLocale()}
      data={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
      onChange={({ currentTarget: { value } }) => {
        document.cookie = `${localeCookie}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`;
        location.reload();
      }}
    />
  );
}
