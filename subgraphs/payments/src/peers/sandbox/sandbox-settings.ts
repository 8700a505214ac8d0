import type { DatabaseSettings } from "@souk/kernel/database-settings";
import type { SandboxFaults } from "./faulty-provider.js";

export interface SandboxSettings {
  readonly name: "sandbox";
  readonly database: DatabaseSettings;
  readonly faults: SandboxFaults;
}
