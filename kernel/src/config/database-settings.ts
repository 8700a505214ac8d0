import type { SettingsReader } from "./config-reader.js";
import { databaseName, settingPrefix } from "./subgraph-addresses.js";
import { readConnectionSettings, type ConnectionSettings } from "../database/connection-budget.js";

export interface DatabaseSettings {
  /** The server itself, for migrations, jobs, notifications and locks. */
  readonly url: string;
  /** A pooler of transactions in front of the server, for the statements of requests. */
  readonly poolerUrl?: string | undefined;
  /** A replica of the database, for lists and reports. */
  readonly replica?: ReplicaSettings | undefined;
  /** The pool size to use without `connections`. */
  readonly poolSize?: number;
  /** The pool sizes are derived from it. */
  readonly connections?: ConnectionSettings;
  /** The time in milliseconds for which a start waits for an unavailable database. */
  readonly waitMs: number;
  /** False for a connection pooler that may run each statement on a different connection. */
  readonly preparesStatements: boolean;
}

export interface ReplicaSettings {
  readonly subgraph: string;
  readonly url: string;
  /** A replica that lags for longer is not read. */
  readonly longestLagMs: number;
}

export const databaseProtocols = ["postgres:", "postgresql:"];

/** Reads `<SUBGRAPH>_DATABASE_URL`, or derives the database `souk_<subgraph>` on the server of `DATABASE_URL`. */
export function readDatabaseSettings(reader: SettingsReader, subgraph: string): DatabaseSettings {
  /**
   * @setting <SUBGRAPH>_DATABASE_URL the database of one subgraph, in place of `DATABASE_URL`
   * @example postgres://souk_<subgraph>:secret@localhost:5432/souk_<subgraph>
   */
  const ownName = `${settingPrefix(subgraph)}_DATABASE_URL`;
  const own = reader.optionalUrl(ownName, databaseProtocols);
  const server = own === undefined ? reader.url("DATABASE_URL", databaseProtocols) : undefined;
  const url = own ?? withDatabase(server ?? "", databaseName(subgraph));
  const direct = readDirectUrl(reader, subgraph, own === undefined);
  const replicaUrl = readReplicaUrl(reader, subgraph, own === undefined);
  return {
    url: direct ?? url,
    ...(direct === undefined ? {} : { poolerUrl: url }),
    ...(replicaUrl === undefined
      ? {}
      : { replica: { subgraph, url: replicaUrl, longestLagMs: readLongestLagMs(reader) } }),
    connections: readConnectionSettings(reader),
    waitMs: readDatabaseWaitMs(reader),
    /**
     * @setting DATABASE_PREPARED_STATEMENTS `false` behind a connection pooler that cannot keep prepared
     * statements
     * @default true; false with a direct URL
     */
    preparesStatements: reader.flag("DATABASE_PREPARED_STATEMENTS", direct === undefined),
  };
}

/** `usesServer`: whether the subgraph has no URL of its own. */
function readDirectUrl(reader: SettingsReader, subgraph: string, usesServer: boolean): string | undefined {
  /**
   * @setting <SUBGRAPH>_DATABASE_DIRECT_URL the database of one subgraph without a pooler, when `<SUBGRAPH>_DATABASE_URL`
   * is that of a pooler
   * @example postgres://souk_<subgraph>:secret@localhost:5432/souk_<subgraph>
   */
  const own = reader.optionalUrl(directSetting(subgraph), databaseProtocols);
  const server = usesServer ? readServerDirectUrl(reader) : undefined;
  return own ?? (server === undefined ? undefined : withDatabase(server, databaseName(subgraph)));
}

/** The name of the setting with the URL of a service's database without a pooler. */
export function directSetting(service: string): string {
  return `${settingPrefix(service)}_DATABASE_DIRECT_URL`;
}

/** Reads the URL of the server without a pooler. */
export function readServerDirectUrl(reader: SettingsReader): string | undefined {
  /**
   * @setting DATABASE_DIRECT_URL the PostgreSQL server itself, when `DATABASE_URL` is a pooler of transactions such as
   * PgBouncer; for migrations, jobs, notifications and locks: docs/scale.md
   * @example postgres://souk:secret@localhost:5432/postgres
   */
  return reader.optionalUrl("DATABASE_DIRECT_URL", databaseProtocols);
}

/** `usesServer`: whether the subgraph has no URL of its own. */
function readReplicaUrl(reader: SettingsReader, subgraph: string, usesServer: boolean): string | undefined {
  /**
   * @setting <SUBGRAPH>_DATABASE_READ_URL a replica of the database of one subgraph, in place of `DATABASE_READ_URL`
   * @example postgres://souk_<subgraph>:secret@replica:5432/souk_<subgraph>
   */
  const own = reader.optionalUrl(readSetting(subgraph), databaseProtocols);
  const server = usesServer ? readServerReadUrl(reader) : undefined;
  return own ?? (server === undefined ? undefined : withDatabase(server, databaseName(subgraph)));
}

/** The name of the setting with the URL of a replica of a service's database. */
export function readSetting(service: string): string {
  return `${settingPrefix(service)}_DATABASE_READ_URL`;
}

/** Reads the URL of the server's replica. */
export function readServerReadUrl(reader: SettingsReader): string | undefined {
  /**
   * @setting DATABASE_READ_URL a streaming replica of the server of `DATABASE_URL`, which answers lists and reports; one
   * server, without a load balancer: docs/scale.md
   * @example postgres://souk:secret@replica:5432/postgres
   */
  return reader.optionalUrl("DATABASE_READ_URL", databaseProtocols);
}

function readLongestLagMs(reader: SettingsReader): number {
  /**
   * @setting DATABASE_READ_LAG_SECONDS a replica that lags behind its primary for longer is not read
   * @default 10
   */
  return 1000 * reader.wholeNumber("DATABASE_READ_LAG_SECONDS", { fallback: 10, min: 3, max: 50, unit: "seconds" });
}

export function readDatabaseWaitMs(reader: SettingsReader): number {
  /**
   * @setting DATABASE_WAIT_SECONDS the number of seconds that a start waits for a database or for Redis
   * @default 15
   */
  return 1000 * reader.wholeNumber("DATABASE_WAIT_SECONDS", { fallback: 15, min: 0, max: 600, unit: "seconds" });
}

/** Returns the URL of another database on the same server. */
export function withDatabase(serverUrl: string, database: string): string {
  if (!URL.canParse(serverUrl)) return serverUrl;
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
