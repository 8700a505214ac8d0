import type { SettingsReader } from "./config-reader.js";
import { databaseName, settingPrefix } from "./subgraph-addresses.js";
import { readConnectionSettings, type ConnectionSettings } from "../database/connection-budget.js";

export interface DatabaseSettings {
  readonly url: string;
  /** The pool size to use without `connections`. */
  readonly poolSize?: number;
  /** The pool sizes are derived from it. */
  readonly connections?: ConnectionSettings;
  /** The time in milliseconds for which a start waits for an unavailable database. */
  readonly waitMs: number;
  /** False for a connection pooler that may run each statement on a different connection. */
  readonly preparesStatements: boolean;
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
  return {
    url: own ?? withDatabase(server ?? "", databaseName(subgraph)),
    connections: readConnectionSettings(reader),
    waitMs: readDatabaseWaitMs(reader),
    /**
     * @setting DATABASE_PREPARED_STATEMENTS `false` behind a connection pooler that cannot keep prepared
     * statements
     * @default true
     */
    preparesStatements: reader.flag("DATABASE_PREPARED_STATEMENTS", true),
  };
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
