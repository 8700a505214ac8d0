import { resolve } from "node:path";
import type { SettingsReader } from "@souk/kernel/config-reader";
import { logLevels, type LogLevel } from "@souk/kernel/logger";

/** What the one process itself is told; each subgraph and the router read their own settings from the same environment. */
export interface ShopConfig {
  /** Absolute. Embedded PostgreSQL and the keys of this machine live in it. */
  readonly dataDir: string;
  /** Whether the shop brings its own PostgreSQL. */
  readonly embeddedDatabase: boolean;
  /** Whether keys that are not given are made and kept in `dataDir`. */
  readonly ownKeys: boolean;
  readonly logLevel: LogLevel;
}

/** In production whatever is embedded must be asked for by name: nobody should run on it by accident. */
export function readShopConfig(reader: SettingsReader): ShopConfig {
  const databaseUrl = reader.optionalText("DATABASE_URL");
  const embedded = reader.flag("EMBEDDED_DATABASE", !reader.production);
  const embeddedDatabase = databaseUrl === undefined && embedded;
  if (databaseUrl === undefined && !embedded) {
    reader.fault("DATABASE_URL", "is missing; EMBEDDED_DATABASE=true takes the one that comes with Souk");
  }
  return Object.freeze({
    dataDir: resolve(reader.text("DATA_DIR", ".data")),
    embeddedDatabase,
    ownKeys: !reader.production,
    logLevel: reader.oneOf("LOG_LEVEL", logLevels, "info"),
  });
}
