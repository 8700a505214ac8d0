import { SettingsReader, type Environment } from "@souk/kernel/config/config-reader";
import { directSetting, readSetting } from "@souk/kernel/config/database-settings";
import { readPaymentProviderNames } from "@souk/kernel/config/payment-providers-setting";
import type { Logger } from "@souk/kernel/logging/logger";
import { provideServiceDatabases, type ServiceDatabase } from "@souk/kernel/database/service-databases";
import { databaseName, settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import type { DatabaseServer } from "../settings/config.js";

/** The role that can read every database and write none. */
export const auditRole = "souk_audit";

/**
 * Returns the URL of each service's database on the server, with a role that can access only that database, and
 * AUDIT_DATABASE_URL. Values set in `given` stay unchanged. On a server whose role may not create roles, the services
 * use DATABASE_URL, and the log reports that.
 */
export async function roleDatabases(
  { url: serverUrl, poolerUrl, readUrl, roleSecret, waitMs, isOwn }: DatabaseServer,
  given: Environment,
  logger: Logger,
): Promise<Record<string, string>> {
  const databases = ungivenDatabases(given);
  if (databases.length === 0) return {};
  const secret = roleSecret ?? decodeURIComponent(new URL(serverUrl).password);
  if (secret === "") {
    reportSharing(logger, databases, "it has no password to derive theirs from, and DATABASE_ROLE_SECRET is not set");
    return {};
  }
  const { urls, auditUrl, refused } = await provideServiceDatabases({
    serverUrl,
    secret,
    databases,
    auditRole,
    waitMs,
    isOwnServer: isOwn,
  });
  for (const { service, reason } of refused) reportSharing(logger, [{ service }], reason);
  const settings = Object.entries(urls).flatMap(([service, url]) =>
    databaseSettings(service, url, { poolerUrl, readUrl }),
  );
  const isWhole = auditUrl !== undefined && refused.length === 0;
  return {
    ...Object.fromEntries(settings),
    ...(isWhole && !given.AUDIT_DATABASE_URL ? { AUDIT_DATABASE_URL: auditUrl } : {}),
  };
}

/** The settings with the URLs of a service's database. The sandbox's bank uses no pooler and no replica. */
function databaseSettings(
  service: string,
  url: string,
  { poolerUrl, readUrl }: Pick<DatabaseServer, "poolerUrl" | "readUrl">,
): [string, string][] {
  if (service === "sandbox") return [[databaseSetting(service), url]];
  const settings: [string, string][] =
    poolerUrl === undefined
      ? [[databaseSetting(service), url]]
      : [
          [databaseSetting(service), onServer(url, poolerUrl)],
          [directSetting(service), url],
        ];
  return readUrl === undefined ? settings : [...settings, [readSetting(service), onServer(url, readUrl)]];
}

/** Returns the URL of the same database and role on another server. */
function onServer(url: string, serverUrl: string): string {
  const { hostname, port, search } = new URL(serverUrl);
  return Object.assign(new URL(url), { hostname, port, search }).href;
}

function databaseSetting(service: string): string {
  return `${settingPrefix(service)}_DATABASE_URL`;
}

/**
 * Returns the databases without a URL. With Redis, cart needs none. The sandbox's bank has its own database when the
 * sandbox is a provider.
 */
function ungivenDatabases(given: Environment): ServiceDatabase[] {
  const reader = new SettingsReader(given);
  const isGiven = (setting: string): boolean => reader.optionalText(setting) !== undefined;
  const services = subgraphNames.filter(
    (service) => !isGiven(databaseSetting(service)) && (service !== "cart" || !isGiven("REDIS_URL")),
  );
  const isSandbox = readPaymentProviderNames(reader).includes("sandbox");
  const hasBank = isSandbox && !isGiven("SANDBOX_DATABASE_URL") && services.includes("payments");
  return [
    ...services.map((service) => ({ service, name: databaseName(service) })),
    ...(hasBank ? [{ service: "sandbox", name: "souk_sandbox_bank" }] : []),
  ];
}

function reportSharing(logger: Logger, databases: readonly { readonly service: string }[], reason: string): void {
  const services = databases.map(({ service }) => service);
  logger.warn(
    { services, reason },
    "services share the credentials of DATABASE_URL and can read each other's databases; " +
      "let its role create roles and databases, or set <SUBGRAPH>_DATABASE_URL",
  );
}
