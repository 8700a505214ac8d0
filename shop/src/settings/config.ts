import { resolve } from "node:path";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import {
  databaseProtocols,
  readDatabaseWaitMs,
  readServerDirectUrl,
  readServerReadUrl,
} from "@souk/kernel/config/database-settings";
import { logLevels, type LogLevel } from "@souk/kernel/logging/logger";

/** A server on which each service gets its own role and database. */
export interface DatabaseServer {
  /** The server itself. */
  readonly url: string;
  /** A pooler of transactions in front of it. */
  readonly poolerUrl?: string | undefined;
  /** A replica of the server. */
  readonly readUrl?: string | undefined;
  /** The secret from which the roles' passwords are derived; the password of `url` when absent. */
  readonly roleSecret?: string | undefined;
  readonly waitMs: number;
  /** Whether only this shop uses the server. */
  readonly isOwn: boolean;
}

/**
 * The settings of the single process; each subgraph and the router read their own settings from the same environment.
 */
export interface ShopConfig {
  /** Absolute. It contains the embedded PostgreSQL and the keys of this machine. */
  readonly dataDir: string;
  /** Whether the shop starts its own PostgreSQL. */
  readonly embeddedDatabase: boolean;
  /** The server of DATABASE_URL; undefined when the shop starts its own. */
  readonly databaseServer: DatabaseServer | undefined;
  /** Whether missing keys are created and stored in `dataDir`. */
  readonly ownKeys: boolean;
  readonly logLevel: LogLevel;
}

/**
 * Reads the settings. In production, each embedded part must be turned on explicitly, so that nobody runs on it by
 * accident.
 */
export function readShopConfig(reader: SettingsReader): ShopConfig {
  /**
   * @setting DATABASE_URL a PostgreSQL server, version 15 or newer. Each subgraph gets its own database
   * `souk_<subgraph>` there and, if the role of the URL may create roles, a role of that name that reaches no
   * other database. Required in production
   * @default embedded PostgreSQL
   * @example postgres://souk:secret@localhost:5432/postgres
   */
  const databaseUrl = reader.optionalUrl("DATABASE_URL", databaseProtocols);
  const roleSecret = readRoleSecret(reader);
  /**
   * @setting EMBEDDED_DATABASE whether Souk starts its own PostgreSQL when `DATABASE_URL` is not set
   * @default true; false in production
   * @example true
   */
  const embedded = reader.flag("EMBEDDED_DATABASE", !reader.production);
  const embeddedDatabase = databaseUrl === undefined && embedded;
  if (databaseUrl === undefined && !embedded) {
    reader.fault("DATABASE_URL", "is missing; EMBEDDED_DATABASE=true takes the one that comes with Souk");
  }
  return Object.freeze({
    /**
     * @setting DATA_DIR the folder of embedded PostgreSQL and of the keys of this machine
     * @default .data
     */
    dataDir: resolve(reader.text("DATA_DIR", ".data")),
    embeddedDatabase,
    databaseServer:
      databaseUrl === undefined
        ? undefined
        : { ...readServer(reader, databaseUrl), roleSecret, waitMs: readDatabaseWaitMs(reader), isOwn: false },
    ownKeys: !reader.production,
    logLevel: reader.oneOf("LOG_LEVEL", logLevels, "info"),
  });
}

function readServer(
  reader: SettingsReader,
  databaseUrl: string,
): Pick<DatabaseServer, "url" | "poolerUrl" | "readUrl"> {
  const direct = readServerDirectUrl(reader);
  const readUrl = readServerReadUrl(reader);
  return direct === undefined ? { url: databaseUrl, readUrl } : { url: direct, poolerUrl: databaseUrl, readUrl };
}

const leastSecretCharacters = 32;

function readRoleSecret(reader: SettingsReader): string | undefined {
  /**
   * @setting DATABASE_ROLE_SECRET the secret from which the passwords of those roles are derived, at least 32
   * characters
   * @default the password in `DATABASE_URL`
   * @example
   */
  const secret = reader.optionalText("DATABASE_ROLE_SECRET");
  if (secret !== undefined && secret.length < leastSecretCharacters)
    reader.fault("DATABASE_ROLE_SECRET", `must be at least ${leastSecretCharacters} characters`);
  return secret;
}
