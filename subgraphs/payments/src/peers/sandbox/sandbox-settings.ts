import type { DatabaseSettings } from "@souk/kernel/config/database-settings";
import type { SandboxFaults } from "./faulty-provider.js";
import type { WebhookMode } from "./webhook-mode.js";

export interface SandboxSettings {
  readonly name: "sandbox";
  readonly database: DatabaseSettings;
  readonly faults: SandboxFaults;
  /** The router's address without a trailing slash; the bank's page is below it. */
  readonly publicUrl: string;
  /** True: the money of shipped orders is authorized first. */
  readonly capturesLater: boolean;
  readonly webhooks: WebhookMode;
  /** Secret that signs webhooks. Null: a random secret at each start, because no other service needs it. */
  readonly webhookSecret: string | null;
}
