import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readPublicUrl } from "@souk/kernel/config/public-url-setting";
import { withDatabase, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import type { RazorpaySettings } from "./razorpay/razorpay-settings.js";
import type { SandboxSettings } from "./sandbox/sandbox-settings.js";
import { webhookModes } from "./sandbox/webhook-mode.js";
import type { StripeSettings } from "./stripe/stripe-settings.js";

const providerNames = ["sandbox", "stripe", "razorpay"] as const;
type ProviderName = (typeof providerNames)[number];

/** Settings of one payment provider. */
export type ProviderSettings = SandboxSettings | StripeSettings | RazorpaySettings;

export interface ProvidersSettings {
  /** The provider for new cards and new payments. */
  readonly current: ProviderSettings;
  /** Configured providers that are not current. They finish the payments that they began, and refund them. */
  readonly others: readonly ProviderSettings[];
}

/** The setting that shows that the shop has, or had, an account with a provider that is not current. */
const signs: Readonly<Record<ProviderName, string>> = {
  sandbox: "SANDBOX_DATABASE_URL",
  stripe: "STRIPE_SECRET_KEY",
  razorpay: "RAZORPAY_KEY_SECRET",
};

/** Reads `PAYMENT_PROVIDER`. The sandbox takes no real money, so production uses it only when it is named. */
export function readProvidersSettings(reader: SettingsReader, database: DatabaseSettings): ProvidersSettings {
  if (reader.production && reader.optionalText("PAYMENT_PROVIDER") === undefined) {
    reader.fault("PAYMENT_PROVIDER", `is missing; production names its provider: ${providerNames.join(", ")}`);
  }
  const read: Record<ProviderName, () => ProviderSettings> = {
    sandbox: () => readSandboxSettings(reader, database),
    stripe: () => readStripeSettings(reader),
    razorpay: () => readRazorpaySettings(reader),
  };
  const current = reader.oneOf("PAYMENT_PROVIDER", providerNames, "sandbox");
  const others = providerNames.filter((name) => name !== current && reader.optionalText(signs[name]) !== undefined);
  return { current: read[current](), others: others.map((name) => read[name]()) };
}

/** Reads the sandbox's settings. The bank's database is beside that of payments unless it is named. */
function readSandboxSettings(reader: SettingsReader, database: DatabaseSettings): SandboxSettings {
  const url = reader.optionalUrl("SANDBOX_DATABASE_URL", ["postgres:", "postgresql:"]);
  return {
    name: "sandbox",
    database: { ...database, url: url ?? withDatabase(database.url, "souk_sandbox_bank") },
    faults: {
      latencyMs: reader.wholeNumber("SANDBOX_LATENCY_MS", { fallback: 0, min: 0, max: 60_000, unit: "milliseconds" }),
      lostAnswerPercent: reader.wholeNumber("SANDBOX_LOST_ANSWER_PERCENT", { fallback: 0, min: 0, max: 100 }),
      repeatedCallPercent: reader.wholeNumber("SANDBOX_REPEATED_CALL_PERCENT", { fallback: 0, min: 0, max: 100 }),
      seed: reader.text("SANDBOX_SEED", "1"),
    },
    publicUrl: readPublicUrl(reader),
    webhooks: reader.oneOf("SANDBOX_WEBHOOKS", webhookModes, "off"),
    webhookSecret: reader.optionalText("SANDBOX_WEBHOOK_SECRET") ?? null,
  };
}

function readStripeSettings(reader: SettingsReader): StripeSettings {
  return {
    name: "stripe",
    secretKey: reader.text("STRIPE_SECRET_KEY"),
    webhookSecret: reader.text("STRIPE_WEBHOOK_SECRET"),
    baseUrl: reader.url("STRIPE_URL", ["https:", "http:"], "https://api.stripe.com"),
    publishableKey: reader.optionalText("STRIPE_PUBLISHABLE_KEY") ?? null,
    returnUrl: reader.optionalUrl("STRIPE_RETURN_URL", ["https:", "http:"]) ?? null,
  };
}

function readRazorpaySettings(reader: SettingsReader): RazorpaySettings {
  return {
    name: "razorpay",
    keyId: reader.text("RAZORPAY_KEY_ID"),
    keySecret: reader.text("RAZORPAY_KEY_SECRET"),
    webhookSecret: reader.text("RAZORPAY_WEBHOOK_SECRET"),
    baseUrl: reader.url("RAZORPAY_URL", ["https:", "http:"], "https://api.razorpay.com"),
  };
}
