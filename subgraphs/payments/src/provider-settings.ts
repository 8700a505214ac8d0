import type { SettingsReader } from "@souk/kernel/config-reader";
import { readPublicUrl } from "@souk/kernel/public-url-setting";
import { withDatabase, type DatabaseSettings } from "@souk/kernel/database-settings";
import type { RazorpaySettings } from "./peers/razorpay/razorpay-settings.js";
import type { SandboxSettings } from "./peers/sandbox/sandbox-settings.js";
import { webhookModes } from "./peers/sandbox/webhook-mode.js";
import type { StripeSettings } from "./peers/stripe/stripe-settings.js";

const providerNames = ["sandbox", "stripe", "razorpay"] as const;
type ProviderName = (typeof providerNames)[number];

/** Who moves the money, and what that one needs to know. */
export type ProviderSettings = SandboxSettings | StripeSettings | RazorpaySettings;

export interface ProvidersSettings {
  /** Takes new cards and new payments. */
  readonly current: ProviderSettings;
  /** Finish what they began, and take refunds of it: those whose settings are still there. */
  readonly others: readonly ProviderSettings[];
}

/** What tells that the shop has, or had, an account with a provider that is not the current one. */
const signs: Readonly<Record<ProviderName, string>> = {
  sandbox: "SANDBOX_DATABASE_URL",
  stripe: "STRIPE_SECRET_KEY",
  razorpay: "RAZORPAY_KEY_SECRET",
};

/** `PAYMENT_PROVIDER`: the sandbox takes no money, so production gets it only when it is asked for by name. */
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

/** The bank's database is beside payments' own unless it is named. */
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
