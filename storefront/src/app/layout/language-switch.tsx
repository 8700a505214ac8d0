import { NativeSelect, type NativeSelectProps } from "@mantine/core";
import { useLocation } from "react-router";
import { useLocale, useTranslations } from "use-intl/react";
import { localeCookie, localeNames, locales } from "../locale";
import { hasOneAddress, pathIn } from "../localized-path";

const yearSeconds = 31_536_000;

/** Loads the page from the server in the chosen language. */
export function LanguageSwitch(props: Pick<NativeSelectProps, "visibleFrom">) {
  const t = useTranslations("common");
  const { pathname, search, hash } = useLocation();
  return (
    <NativeSelect
      size="xs"
      w={100}
      {...props}
      aria-label={t("language")}
      value={useLocale()}
      data={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
      onChange={({ currentTarget: { value } }) => {
        const chosen = locales.find((locale) => locale === value);
        if (!chosen) return;
        document.cookie = `${localeCookie}=${chosen}; path=/; max-age=${yearSeconds}; samesite=lax`;
        if (hasOneAddress(pathname)) location.reload();
        else location.assign(pathIn(chosen, pathname) + search + hash);
      }}
    />
  );
}
