import { useLocation } from "react-router";
import { useLocale, useTranslations } from "use-intl/react";
import { PlainSelect } from "../../ui/select/plain-select";
import { localeCookie, localeNames, locales } from "../locale";
import { hasOneAddress, pathIn } from "../localized-path";
import classes from "./language-switch.module.css";

const yearSeconds = 31_536_000;
const options = locales.map((locale) => ({ value: locale, label: localeNames[locale] }));

/** Loads the page from the server in the chosen language. */
export function LanguageSwitch() {
  const t = useTranslations("common");
  const { pathname, search, hash } = useLocation();
  return (
    <div className={classes.switch}>
      <PlainSelect
        isSmall
        aria-label={t("language")}
        value={useLocale()}
        options={options}
        onChange={({ currentTarget: { value } }) => {
          const chosen = locales.find((locale) => locale === value);
          if (!chosen) return;
          document.cookie = `${localeCookie}=${chosen}; path=/; max-age=${yearSeconds}; samesite=lax`;
          // Chromium stores what a script writes a moment later, and without this, may request the page before that
          void document.cookie;
          if (hasOneAddress(pathname)) location.reload();
          else location.assign(pathIn(chosen, pathname) + search + hash);
        }}
      />
    </div>
  );
}
