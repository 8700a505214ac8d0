import type { SettingsReader } from "@souk/kernel/config/config-reader";

/** Reads `AUDIT_INTERVAL_SECONDS`; 0 turns periodic audits off. */
export function readAuditIntervalSeconds(reader: SettingsReader): number {
  /**
   * @setting AUDIT_INTERVAL_SECONDS the interval at which the audit runs for `/metrics` and the admin; 0
   * disables it
   * @default 300
   */
  return reader.wholeNumber("AUDIT_INTERVAL_SECONDS", { fallback: 300, min: 0, max: 86_400, unit: "seconds" });
}
