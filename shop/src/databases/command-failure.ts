import { EmbeddedPostgresError } from "@souk/embedded-postgres";
import { SettingsError } from "@souk/kernel/config/config-reader";
import { DatabaseUnreachableError } from "@souk/kernel/database/create-database";
import { TooOldDatabaseError } from "@souk/kernel/database/migrations/baseline";
import pg from "pg";
import { UnreadableDatabaseError } from "../audit/database-snapshot.js";
import { BackupError } from "../backup/manifest.js";

/** Returns the line for the operator, or undefined for a fault of the program. */
export function expectedFailure(error: unknown): string | undefined {
  if (error instanceof SuppressedError) return expectedFailure(error.suppressed) ?? expectedFailure(error.error);
  if ((error as { code?: string }).code === "EPIPE") return "the reader of standard output has ended";
  if (error instanceof pg.DatabaseError) return `PostgreSQL refused a statement: ${error.message}`;
  const expected = [
    BackupError,
    SettingsError,
    EmbeddedPostgresError,
    UnreadableDatabaseError,
    DatabaseUnreachableError,
    TooOldDatabaseError,
  ].some((kind) => error instanceof kind);
  return expected ? (error as Error).message : undefined;
}
