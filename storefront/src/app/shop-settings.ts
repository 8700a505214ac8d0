import { createContext, use } from "react";
import type { Locale } from "./locale";

export interface ShopSettings {
  readonly locale: Locale;
  readonly origin: string;
}

export const ShopSettingsContext = createContext<ShopSettings>({ locale: "en", origin: "" });

export function useShopSettings(): ShopSettings {
  return use(ShopSettingsContext);
}
