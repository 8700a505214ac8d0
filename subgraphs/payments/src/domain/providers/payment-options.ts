import { createHash } from "node:crypto";
import type { Locale } from "@souk/kernel/values/locale";
import type { PaymentPage, PageSources } from "./payment-page.js";
import type { PaymentProvider } from "./payment-provider.js";
import type { PaymentProviders } from "./payment-providers.js";

/** The part of a page that shows a provider's form, for the browser. */
export interface OptionPage {
  /** The path of the module under the shop's address. Its name changes with its content. */
  readonly module: string;
  readonly script: string | null;
  readonly sources: PageSources;
}

/** A way to pay that a buyer may choose. */
export interface PaymentOption {
  readonly provider: string;
  /** CARD: the shop's own card form. */
  readonly kind: "CARD" | PaymentPage["kind"];
  readonly label: Readonly<Record<Locale, string>>;
  readonly storesMethods: boolean;
  /** Null for CARD. */
  readonly page: OptionPage | null;
}

const cardLabel = { en: "Card", fr: "Carte" } as const;
export const modulesPath = "/payments/modules/";

/** Returns the ways to pay, in the order of the settings. At most one of them takes typed cards. */
export function listPaymentOptions({ providers }: { readonly providers: PaymentProviders }) {
  const { offered, ofCards } = providers;
  const options = offered.flatMap((provider) => optionOf(provider, ofCards));
  return (): readonly PaymentOption[] => options;
}

function optionOf(provider: PaymentProvider, ofCards: PaymentProvider): readonly PaymentOption[] {
  const { name, page } = provider;
  if (!provider.hasOwnCheckout) {
    const card = { provider: name, kind: "CARD", label: cardLabel, storesMethods: true, page: null } as const;
    return provider === ofCards ? [card] : [];
  }
  if (!page) return [];
  const { kind, label, script, sources } = page;
  const module = `${modulesPath}${moduleName(name, page)}`;
  return [{ provider: name, kind, label, storesMethods: false, page: { module, script, sources } }];
}

/** Finds the text of a module by the last part of its path; null when there is none. */
export function findModule({ providers }: { readonly providers: PaymentProviders }) {
  const modules = new Map(
    providers.offered.flatMap(({ name, page }) => (page ? [[moduleName(name, page), page.module] as const] : [])),
  );
  return (file: string): string | null => modules.get(file) ?? null;
}

function moduleName(provider: string, { module }: PaymentPage): string {
  return `${provider}-${createHash("sha256").update(module).digest("hex").slice(0, 16)}.js`;
}
