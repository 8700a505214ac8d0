import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";

/** Starts the embedded PostgreSQL of a shop that has no DATABASE_URL. Throws EmbeddedPostgresError. */
export function startOwnPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, alternative: "set DATABASE_URL to a PostgreSQL server of your own" });
}
