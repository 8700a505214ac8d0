import { createContext, use } from "react";
import type { Locale } from "./locale";
import { localePrefix } from "./localized-path";

/** An account that anybody may use, because the shop has the demo data. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

export interface ShopSettings {
  readonly locale: Locale;
  readonly origin: string;
  /** Absent without the demo data. */
  readonly demoAccounts?: readonly DemoAccount[] | undefined;
  /** True while the server renders a page with the visitor's own data. */
  readonly isPersonal?: boolean;
}

export const ShopSettingsContext = createContext<ShopSettings>({ locale: "en", origin: "" });

export function useShopSettings(): ShopSettings {
  return use(ShopSettingsContext);
}

/** Returns the start of each URL of a page in the present language, without a trailing slash. */
export function useBaseUrl(): string {
  const { origin, locale } = useShopSettings();
  return origin + localePrefix(locale);
}
