import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readPaymentProviderNames } from "@souk/kernel/config/payment-providers-setting";
import { readPublicUrl } from "@souk/kernel/config/public-url-setting";
import { withDatabase, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import type { PaymentProviderPlugin } from "@souk/kernel/project/providers/payment-provider-plugin";
import { readPluginSettings, type PluginSettings } from "@souk/kernel/project/providers/plugin-settings";
import type { RazorpaySettings } from "./razorpay/razorpay-settings.js";
import type { SandboxSettings } from "./sandbox/sandbox-settings.js";
import { webhookModes } from "./sandbox/webhook-mode.js";
import type { StripeSettings } from "./stripe/stripe-settings.js";

const providerNames = ["sandbox", "stripe", "razorpay"] as const;
/** at-shipment: the money of an order that is shipped as a whole is authorized first, and captured parcel by parcel. */
const captureTimes = ["at-once", "at-shipment"] as const;
type ProviderName = (typeof providerNames)[number];

/** A provider of the project with its settings. */
export interface PluginProviderSettings {
  readonly name: "plugin";
  readonly plugin: PaymentProviderPlugin;
  readonly settings: PluginSettings;
}

/** Settings of one payment provider. */
export type ProviderSettings = SandboxSettings | StripeSettings | RazorpaySettings | PluginProviderSettings;

export interface ProvidersSettings {
  /** The providers of new payments, in the order in which buyers see them. */
  readonly offered: readonly [ProviderSettings, ...ProviderSettings[]];
  /** Configured providers that take no new payments. They finish the payments that they began, and refund them. */
  readonly others: readonly ProviderSettings[];
}

/** The setting that shows that the shop has, or had, an account with a provider that takes no new payments. */
const signs: Readonly<Record<ProviderName, string>> = {
  sandbox: "SANDBOX_DATABASE_URL",
  stripe: "STRIPE_SECRET_KEY",
  razorpay: "RAZORPAY_KEY_SECRET",
};

/** Reads `PAYMENT_PROVIDERS`. The sandbox takes no real money, so production uses it only when it is named. */
export function readProvidersSettings(reader: SettingsReader, database: DatabaseSettings): ProvidersSettings {
  const { providers: plugins } = reader.project.project.payments;
  const read: Record<ProviderName, () => ProviderSettings> = {
    sandbox: () => readSandboxSettings(reader, database),
    stripe: () => readStripeSettings(reader),
    razorpay: () => readRazorpaySettings(reader),
  };
  const [first, ...rest] = readNames(reader, [...providerNames, ...plugins.map(({ name }) => name)]);
  const offered = [first, ...rest];
  const others = providerNames.filter((name) => !offered.includes(name) && reader.optionalText(signs[name]));
  const otherPlugins = plugins.filter((plugin) => !offered.includes(plugin.name) && hasAccount(reader, plugin));
  const settingsOf = (name: string): ProviderSettings => {
    const plugin = plugins.find((candidate) => candidate.name === name);
    if (plugin) return readPluginProvider(reader, plugin);
    return read[providerNames.find((known) => known === name) ?? "sandbox"]();
  };
  return {
    offered: [settingsOf(first), ...rest.map(settingsOf)],
    others: [
      ...others.map((name) => read[name]()),
      ...otherPlugins.map((plugin) => readPluginProvider(reader, plugin)),
    ],
  };
}

/** Reads the names of the providers of new payments. An unknown name is a fault. */
function readNames(reader: SettingsReader, known: readonly string[]): readonly [string, ...string[]] {
  /**
   * @setting PAYMENT_PROVIDERS the names of several providers, separated by commas, in the order in which buyers see
   * them; replaces `PAYMENT_PROVIDER`
   * @default the one of `PAYMENT_PROVIDER`
   * @example sandbox,stripe
   */
  const list = reader.optionalText("PAYMENT_PROVIDERS");
  /**
   * @setting PAYMENT_PROVIDER `sandbox`, `stripe`, `razorpay` or the name of a provider in `souk.config.ts`. Production
   * needs it, or `PAYMENT_PROVIDERS`
   * @default sandbox
   */
  const single = reader.oneOf("PAYMENT_PROVIDER", known, "sandbox");
  if (reader.production && list === undefined && reader.optionalText("PAYMENT_PROVIDER") === undefined) {
    reader.fault("PAYMENT_PROVIDER", `is missing; production names its provider: ${known.join(", ")}`);
  }
  const names = readPaymentProviderNames(reader);
  const unknown = names.filter((name) => !known.includes(name));
  if (list !== undefined && unknown.length > 0)
    reader.fault("PAYMENT_PROVIDERS", `${JSON.stringify(unknown.join(", "))} must be some of ${known.join(", ")}`);
  const [first = single, ...rest] = names.filter((name) => known.includes(name));
  return [first, ...rest];
}

/** Whether all required settings of a provider of the project are given; it needs at least one to tell. */
function hasAccount(reader: SettingsReader, { settings }: PaymentProviderPlugin): boolean {
  const required = Object.keys(settings).filter((name) => settings[name] === "required");
  return required.length > 0 && required.every((name) => reader.optionalText(name) !== undefined);
}

function readPluginProvider(reader: SettingsReader, plugin: PaymentProviderPlugin): PluginProviderSettings {
  return { name: "plugin", plugin, settings: readPluginSettings(reader, plugin.settings) };
}

/** Reads the sandbox's settings. The bank's database is beside that of payments unless it is named. */
function readSandboxSettings(reader: SettingsReader, database: DatabaseSettings): SandboxSettings {
  /**
   * @setting SANDBOX_DATABASE_URL the database of the sandbox bank
   * @default beside the database of payments
   * @example postgres://souk_sandbox_bank:secret@localhost:5432/souk_sandbox_bank
   */
  const url = reader.optionalUrl("SANDBOX_DATABASE_URL", ["postgres:", "postgresql:"]);
  return {
    name: "sandbox",
    // the bank of tests needs no pooler
    database: {
      ...database,
      url: url ?? withDatabase(database.url, "souk_sandbox_bank"),
      poolerUrl: undefined,
      replica: undefined,
    },
    faults: {
      /**
       * @setting SANDBOX_LATENCY_MS the latency of the sandbox in milliseconds
       * @default 0
       */
      latencyMs: reader.wholeNumber("SANDBOX_LATENCY_MS", { fallback: 0, min: 0, max: 60_000, unit: "milliseconds" }),
      /**
       * @setting SANDBOX_LOST_ANSWER_PERCENT the percentage of payment calls whose answer the sandbox loses
       * @default 0
       */
      lostAnswerPercent: reader.wholeNumber("SANDBOX_LOST_ANSWER_PERCENT", { fallback: 0, min: 0, max: 100 }),
      /**
       * @setting SANDBOX_REPEATED_CALL_PERCENT the percentage of payment calls that arrive twice
       * @default 0
       */
      repeatedCallPercent: reader.wholeNumber("SANDBOX_REPEATED_CALL_PERCENT", { fallback: 0, min: 0, max: 100 }),
      /**
       * @setting SANDBOX_SEED the seed that selects these calls
       * @default 1
       */
      seed: reader.text("SANDBOX_SEED", "1"),
    },
    publicUrl: readPublicUrl(reader),
    /**
     * @setting SANDBOX_CAPTURE when the sandbox takes the money of shipped orders: `at-once`, or `at-shipment`
     * @default at-once
     */
    capturesLater: reader.oneOf("SANDBOX_CAPTURE", captureTimes, "at-once") === "at-shipment",
    /**
     * @setting SANDBOX_WEBHOOKS how the sandbox sends a webhook for each payment: `off`, `normal`, `late`,
     * `twice` or `disordered`
     * @default off
     */
    webhooks: reader.oneOf("SANDBOX_WEBHOOKS", webhookModes, "off"),
    /**
     * @setting SANDBOX_WEBHOOK_SECRET the secret that signs the sandbox's webhooks
     * @default created at each start
     * @example
     */
    webhookSecret: reader.optionalText("SANDBOX_WEBHOOK_SECRET") ?? null,
  };
}

function readStripeSettings(reader: SettingsReader): StripeSettings {
  return {
    name: "stripe",
    /** @setting STRIPE_SECRET_KEY the secret key of a Stripe account, required if Stripe is or was the provider */
    secretKey: reader.text("STRIPE_SECRET_KEY"),
    /** @setting STRIPE_WEBHOOK_SECRET the signing secret of Stripe's webhooks, required with `STRIPE_SECRET_KEY` */
    webhookSecret: reader.text("STRIPE_WEBHOOK_SECRET"),
    /**
     * @setting STRIPE_URL the address of Stripe's API
     * @default https://api.stripe.com
     */
    baseUrl: reader.url("STRIPE_URL", ["https:", "http:"], "https://api.stripe.com"),
    /** @setting STRIPE_PUBLISHABLE_KEY the publishable key for Stripe's form in the buyer's browser, which needs it */
    publishableKey: reader.optionalText("STRIPE_PUBLISHABLE_KEY") ?? null,
    /**
     * @setting STRIPE_CAPTURE when Stripe takes the money of shipped orders: `at-once`, or `at-shipment`
     * @default at-once
     */
    capturesLater: reader.oneOf("STRIPE_CAPTURE", captureTimes, "at-once") === "at-shipment",
    /**
     * @setting STRIPE_RETURN_URL the address to which buyers return from a page of Stripe. Without it, Stripe's
     * code in the buyer's browser shows that page
     * @example https://shop.example/checkout/return
     */
    returnUrl: reader.optionalUrl("STRIPE_RETURN_URL", ["https:", "http:"]) ?? null,
    /**
     * @setting STRIPE_SCRIPT_URL the address of Stripe's script for browsers
     * @default https://js.stripe.com/v3/
     */
    scriptUrl: reader.url("STRIPE_SCRIPT_URL", ["https:", "http:"], "https://js.stripe.com/v3/"),
  };
}

function readRazorpaySettings(reader: SettingsReader): RazorpaySettings {
  return {
    name: "razorpay",
    /**
     * @setting RAZORPAY_KEY_ID the key id of a Razorpay account, required if Razorpay is or was the provider.
     * Its buyers pay in Razorpay's checkout (`payment: { atProvider: true }`)
     */
    keyId: reader.text("RAZORPAY_KEY_ID"),
    /** @setting RAZORPAY_KEY_SECRET the key secret, required with `RAZORPAY_KEY_ID` */
    keySecret: reader.text("RAZORPAY_KEY_SECRET"),
    /**
     * @setting RAZORPAY_WEBHOOK_SECRET the signing secret of Razorpay's webhooks, required with
     * `RAZORPAY_KEY_ID`
     */
    webhookSecret: reader.text("RAZORPAY_WEBHOOK_SECRET"),
    /**
     * @setting RAZORPAY_CAPTURE when Razorpay takes the money of shipped orders: `at-once`, or `at-shipment`
     * @default at-once
     */
    capturesLater: reader.oneOf("RAZORPAY_CAPTURE", captureTimes, "at-once") === "at-shipment",
    /**
     * @setting RAZORPAY_URL the address of Razorpay's API
     * @default https://api.razorpay.com
     */
    baseUrl: reader.url("RAZORPAY_URL", ["https:", "http:"], "https://api.razorpay.com"),
    /**
     * @setting RAZORPAY_SCRIPT_URL the address of Razorpay's script for browsers
     * @default https://checkout.razorpay.com/v1/checkout.js
     */
    scriptUrl: reader.url("RAZORPAY_SCRIPT_URL", ["https:", "http:"], "https://checkout.razorpay.com/v1/checkout.js"),
  };
}
