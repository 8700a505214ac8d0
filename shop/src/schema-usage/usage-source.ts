import type { SettingsReader } from "@souk/kernel/config/config-reader";

/** The running shop whose client usage is read. */
export interface UsageSource {
  /** The address of its graph. */
  readonly url: string;
  /** An API key with the scope `accounts:read`, or an admin's access token. */
  readonly token: string;
}

/** Returns undefined when no shop is configured. */
export function readUsageSource(reader: SettingsReader): UsageSource | undefined {
  /**
   * @setting SCHEMA_USAGE_URL the graph of a running shop whose client usage `souk schema usage` and
   * `npm run schema:check` read: docs/client-usage.md
   * @example https://shop.example/graphql
   */
  const url = reader.optionalUrl("SCHEMA_USAGE_URL", ["http:", "https:"]);
  /** @setting SCHEMA_USAGE_TOKEN an API key of that shop with the scope `accounts:read` */
  const token = reader.optionalText("SCHEMA_USAGE_TOKEN");
  if (url === undefined && token === undefined) return undefined;
  if (url === undefined) reader.fault("SCHEMA_USAGE_URL", "is missing, and SCHEMA_USAGE_TOKEN is set");
  if (token === undefined) reader.fault("SCHEMA_USAGE_TOKEN", "is missing, and SCHEMA_USAGE_URL is set");
  return { url: url ?? "", token: token ?? "" };
}
