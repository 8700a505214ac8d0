import type { SettingsReader } from "@souk/kernel/config-reader";
import { withDatabase, type DatabaseSettings } from "@souk/kernel/database-settings";
import type { SandboxSettings } from "./peers/sandbox/sandbox-settings.js";

const providerNames = ["sandbox"] as const;
type ProviderName = (typeof providerNames)[number];

/** Who moves the money, and what that one needs to know. */
export type ProviderSettings = SandboxSettings;

/** `PAYMENT_PROVIDER`: the sandbox takes no money, so production gets it only when it is asked for by name. */
export function readProviderSettings(reader: SettingsReader, database: DatabaseSettings): ProviderSettings {
  if (reader.production && reader.optionalText("PAYMENT_PROVIDER") === undefined) {
    reader.fault("PAYMENT_PROVIDER", `is missing; production names its provider: ${providerNames.join(", ")}`);
  }
  const read: Record<ProviderName, () => ProviderSettings> = {
    sandbox: () => readSandboxSettings(reader, database),
  };
  return read[reader.oneOf("PAYMENT_PROVIDER", providerNames, "sandbox")]();
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
      seed: reader.text("SANDBOX_SEED", "1"),
    },
  };
}
