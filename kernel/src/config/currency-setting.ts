import type { SettingsReader } from "./config-reader.js";

/** Reads the shop's one currency. */
export function readCurrency(reader: SettingsReader): string {
  /**
   * @setting CURRENCY the shop's one currency, ISO 4217
   * @default CAD
   */
  return reader.currency("CURRENCY", "CAD");
}
