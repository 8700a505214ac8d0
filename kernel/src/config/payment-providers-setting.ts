import type { SettingsReader } from "./config-reader.js";

/**
 * Returns the names of the providers of new payments, in the order of the settings, each once. `PAYMENT_PROVIDERS`
 * replaces `PAYMENT_PROVIDER`.
 */
export function readPaymentProviderNames(reader: SettingsReader): readonly string[] {
  const text = reader.optionalText("PAYMENT_PROVIDERS") ?? reader.optionalText("PAYMENT_PROVIDER") ?? "sandbox";
  const names = text.split(",").map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}
