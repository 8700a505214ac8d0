import { SettingsReader, readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { databaseName, settingPrefix } from "@souk/kernel/config/subgraph-addresses";
import {
  databaseProtocols,
  directSetting,
  readDatabaseSettings,
  withDatabase,
} from "@souk/kernel/config/database-settings";
import { readPaymentProviderNames } from "@souk/kernel/config/payment-providers-setting";
import { loadProject } from "@souk/kernel/project/load-project";
import { findEmbeddedPostgres } from "@souk/embedded-postgres";
import { startOwnPostgres } from "../one-process/own-postgres.js";
import { roleUrl } from "@souk/kernel/database/service-databases";
import pg from "pg";
import { readShopConfig } from "../settings/config.js";
import { auditRole } from "../one-process/role-databases.js";
import type { DatabaseUrls } from "./audit.js";
import { databaseNames, UnreadableDatabaseError, type DatabaseName } from "./database-snapshot.js";

export interface OpenDatabaseUrls extends AsyncDisposable {
  readonly urls: DatabaseUrls;
  /** The settings from which they were read: those of the caller, and DATABASE_URL of an embedded database. */
  readonly environment: Environment;
}

const ownDatabases = databaseNames.filter((name) => name !== "sandbox");

/**
 * Returns the URLs of the databases of this environment's shop. An embedded database is that of the running shop, or
 * runs until the result is disposed. Throws SettingsError, UnreadableDatabaseError, EmbeddedPostgresError.
 */
export function openDatabaseUrls(given: Environment): Promise<OpenDatabaseUrls> {
  return openUrls(given, (server) => server);
}

async function openUrls(
  given: Environment,
  settingsOf: (server: Environment) => Environment,
): Promise<OpenDatabaseUrls> {
  await using resources = new AsyncDisposableStack();
  const server = hasAllUrls(given) ? {} : settingsOf(await auditServer(given, resources));
  const environment = { ...given, ...server };
  const urls = readSettings("audit", environment, readDatabaseUrls, await loadProject(given));
  const ownedResources = resources.move();
  return { urls, environment, [Symbol.asyncDispose]: () => ownedResources.disposeAsync() };
}

/** Returns the URLs as `openDatabaseUrls` does, with the roles that own the tables. */
export function openOwnerUrls(given: Environment): Promise<OpenDatabaseUrls> {
  const { AUDIT_DATABASE_URL: _readOnly, ...environment } = given;
  return openUrls(environment, ({ AUDIT_DATABASE_URL: _found, ...server }) => server);
}

function hasAllUrls(given: Environment): boolean {
  const reader = new SettingsReader(given);
  /**
   * @setting AUDIT_DATABASE_URL the URL of the server with the role that reads all databases for the audit
   * @default created with the other roles
   * @example postgres://souk_audit:secret@localhost:5432/postgres
   */
  if (reader.optionalText("AUDIT_DATABASE_URL") !== undefined) return true;
  return ownDatabases.every((name) => reader.optionalText(`${settingPrefix(name)}_DATABASE_URL`) !== undefined);
}

/**
 * Returns the server's settings with the read-only role, or with the role of DATABASE_URL when the shop has not created
 * the read-only role.
 */
async function auditServer(given: Environment, resources: AsyncDisposableStack): Promise<Environment> {
  const { embeddedDatabase, databaseServer, dataDir } = readSettings("audit", given, readShopConfig);
  const url = embeddedDatabase ? await embeddedServer(dataDir, resources) : databaseServer?.url;
  if (url === undefined) return {};
  const secret = databaseServer?.roleSecret ?? decodeURIComponent(new URL(url).password);
  const audit = roleUrl(withDatabase(url, "souk_orders"), auditRole, secret);
  return {
    DATABASE_URL: url,
    DATABASE_DIRECT_URL: undefined,
    DATABASE_READ_URL: undefined,
    ...((await mayConnect(audit)) ? { AUDIT_DATABASE_URL: audit } : {}),
  };
}

/** Returns the URL of the embedded server, which runs until `resources` are disposed of if the shop does not run. */
export async function embeddedServer(dataDir: string, resources: AsyncDisposableStack): Promise<string> {
  const found = await findEmbeddedPostgres(dataDir);
  if (found === "never started") throw new UnreadableDatabaseError(`cannot look: no shop has run on ${dataDir}`);
  const { url } = found === "stopped" ? resources.use(await startOwnPostgres(dataDir)) : found;
  return url;
}

async function mayConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Reads the URLs as the subgraphs do, with the role of AUDIT_DATABASE_URL when that is set. */
export function readDatabaseUrls(reader: SettingsReader): DatabaseUrls {
  const audit = reader.optionalUrl("AUDIT_DATABASE_URL", databaseProtocols);
  const urlOf = (name: DatabaseName, database: string, fallback: () => string): string => {
    const own =
      reader.optionalUrl(directSetting(name), databaseProtocols) ??
      reader.optionalUrl(`${settingPrefix(name)}_DATABASE_URL`, databaseProtocols);
    if (audit === undefined) return own ?? fallback();
    return asRoleOf(audit, own ?? withDatabase(audit, database));
  };
  const urls = Object.fromEntries(
    ownDatabases.map((name) => [name, urlOf(name, databaseName(name), () => readDatabaseSettings(reader, name).url)]),
  ) as DatabaseUrls;
  if (!readPaymentProviderNames(reader).includes("sandbox")) return urls;
  const bank = "souk_sandbox_bank";
  return { ...urls, sandbox: urlOf("sandbox", bank, () => withDatabase(urls.payments, bank)) };
}

/** Returns the URL with the user and the password of `role`. An invalid URL is reported elsewhere already. */
function asRoleOf(role: string, url: string): string {
  if (!URL.canParse(role) || !URL.canParse(url)) return url;
  const { username, password } = new URL(role);
  return Object.assign(new URL(url), { username, password }).href;
}
