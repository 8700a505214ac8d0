import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { directSetting, readDatabaseSettings, withDatabase } from "@souk/kernel/config/database-settings";
import { databaseName, settingPrefix, subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { roleUrl } from "@souk/kernel/database/service-databases";
import pg from "pg";

export interface ServiceDatabase {
  readonly name: string;
  /** The service uses the first URL that works. The list is empty when the settings have no valid URL. */
  readonly urls: readonly string[];
}

/** A server whose roles have passwords that are derived from a secret. */
export interface DatabaseServerUrl {
  readonly url: string;
  /** The password of `url` when absent. */
  readonly roleSecret?: string | undefined;
}

/** The subgraphs that have a database. With Redis, cart has none. */
export function subgraphsWithDatabase(reader: SettingsReader): readonly SubgraphName[] {
  const cartIsInRedis = reader.optionalText("REDIS_URL") !== undefined;
  return subgraphNames.filter((name) => name !== "cart" || !cartIsInRedis);
}

/** The database of each subgraph, as the whole shop uses it. `server`: undefined when each subgraph names its own. */
export function serviceDatabases(reader: SettingsReader, server: DatabaseServerUrl | undefined): ServiceDatabase[] {
  return subgraphsWithDatabase(reader).map((name) => {
    const own = reader.optionalText(directSetting(name)) ?? reader.optionalText(`${settingPrefix(name)}_DATABASE_URL`);
    if (own !== undefined) return { name, urls: [own] };
    if (server === undefined || !URL.canParse(server.url)) return { name, urls: [] };
    const secret = server.roleSecret ?? decodeURIComponent(new URL(server.url).password);
    const database = withDatabase(server.url, databaseName(name));
    return { name, urls: [roleUrl(database, databaseName(name), secret), database] };
  });
}

/** The database of a subgraph that is a process of its own. */
export function ownDatabase(reader: SettingsReader, name: SubgraphName): ServiceDatabase[] {
  if (!subgraphsWithDatabase(reader).includes(name)) return [];
  return [{ name, urls: [readDatabaseSettings(reader, name).url] }];
}

/** How long the server may take for a connection and for a statement. */
export const databaseTimeoutMs = 5000;

/**
 * Connects by the first URL that the server accepts. Throws the error of the first URL when it accepts none, because the
 * others are only for servers whose role may not create roles.
 */
export async function connectToFirst(urls: readonly string[], applicationName: string): Promise<pg.Client> {
  let refusal: Error | undefined;
  for (const url of urls) {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: databaseTimeoutMs,
      statement_timeout: databaseTimeoutMs,
      application_name: applicationName,
    });
    // the next statement reports a broken connection
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      refusal ??= error instanceof Error ? error : new Error(String(error));
      await client.end().catch(() => undefined);
    }
  }
  throw refusal ?? new Error("the settings have no URL of this database");
}
