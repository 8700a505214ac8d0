import type { DatabaseSettings } from "@souk/kernel/database-settings";
import type { SandboxFaults } from "./faulty-provider.js";
import type { WebhookMode } from "./webhook-mode.js";

export interface SandboxSettings {
  readonly name: "sandbox";
  readonly database: DatabaseSettings;
  readonly faults: SandboxFaults;
  /** The router's address, without a slash at its end: the bank's page is shown there. */
  readonly publicUrl: string;
  readonly webhooks: WebhookMode;
  /** What webhooks are signed with; null: one of its own at each start, since nobody else has to know it. */
  readonly webhookSecret: string | null;
}
