import type { Locale } from "@souk/kernel/values/locale";

/** The origins that a provider's scripts use, as sources of a Content-Security-Policy. */
export interface PageSources {
  readonly scripts: readonly string[];
  readonly frames: readonly string[];
  readonly connections: readonly string[];
}

/**
 * A provider's part of the page on which buyers pay. ELEMENT: its form is shown within the page. WINDOW: its own window
 * opens over the page.
 */
export interface PaymentPage {
  readonly kind: "ELEMENT" | "WINDOW";
  /** The name of the choice. */
  readonly label: Readonly<Record<Locale, string>>;
  /** The address of the provider's own script, which the page loads before the module; null if it has none. */
  readonly script: string | null;
  /** The text of an ES module that exports `mount`, a function of the type `MountPayment`. */
  readonly module: string;
  readonly sources: PageSources;
}

/** The open payment, for the module in the browser. Nothing in it is secret from the buyer. */
export interface PaymentSession {
  readonly orderNumber: string;
  /** A decimal amount, such as "49.90", and its ISO 4217 currency. */
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly clientSecret: string | null;
  readonly publicKey: string | null;
  readonly providerOrderId: string | null;
  /** The address to which the provider sends a buyer who had to leave the page. */
  readonly returnUrl: string;
}

/** The theme of the page. */
export interface PaymentAppearance {
  readonly isDark: boolean;
  /** CSS colors and lengths. */
  readonly accentColor: string;
  readonly fontFamily: string;
  readonly borderRadius: string;
}

/**
 * processing: the provider has the buyer's data; the server asks it for the outcome. failed: the buyer may try again.
 * `message` is in the buyer's language; absent when the buyer closed the form.
 */
export type ConfirmedPayment =
  { readonly status: "processing" } | { readonly status: "failed"; readonly message?: string };

export interface MountedPayment {
  confirm(): Promise<ConfirmedPayment>;
  unmount(): void;
}

/** Shows the provider's form in the container, an HTML element. Rejects when the provider cannot show it. */
export type MountPayment = (
  container: object,
  options: { readonly session: PaymentSession; readonly locale: Locale; readonly appearance: PaymentAppearance },
) => Promise<MountedPayment>;
