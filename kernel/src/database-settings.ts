import type { SettingsReader } from "./config-reader.js";

export interface DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
  /** How long a start waits for a database that is not there yet, in milliseconds. */
  readonly waitMs: number;
  /** Off for a connection pooler that gives each statement another connection. */
  readonly preparesStatements: boolean;
}

/** `<SUBGRAPH>_DATABASE_URL`, or the database `souk_<subgraph>` on the server of `DATABASE_URL`. */
export function readDatabaseSettings(reader: SettingsReader, subgraph: string): DatabaseSettings {
  const ownName = `${subgraph.toUpperCase()}_DATABASE_URL`;
  const protocols = ["postgres:", "postgresql:"];
  const own = reader.optionalUrl(ownName, protocols);
  const server = own === undefined ? reader.url("DATABASE_URL", protocols) : undefined;
  return {
    url: own ?? withDatabase(server ?? "", `souk_${subgraph}`),
    poolSize: reader.wholeNumber("DATABASE_POOL_SIZE", { fallback: 10, min: 2, max: 200, unit: "connections" }),
    waitMs: 1000 * reader.wholeNumber("DATABASE_WAIT_SECONDS", { fallback: 15, min: 0, max: 600, unit: "seconds" }),
    preparesStatements: reader.flag("DATABASE_PREPARED_STATEMENTS", true),
  };
}

/** The same server, another database. */
export function withDatabase(serverUrl: string, database: string): string {
  if (!URL.canParse(serverUrl)) return serverUrl;
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
