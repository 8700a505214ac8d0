import type { SettingsReader } from "@souk/kernel/config/config-reader";

/** Reads `AUDIT_INTERVAL_SECONDS`; 0 turns periodic audits off. */
export function readAuditIntervalSeconds(reader: SettingsReader): number {
  return reader.wholeNumber("AUDIT_INTERVAL_SECONDS", { fallback: 300, min: 0, max: 86_400, unit: "seconds" });
}
