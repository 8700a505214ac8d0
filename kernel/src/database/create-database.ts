import pg from "pg";
import { isServerFull } from "./bounded-pool.js";
import { MigrationConnection } from "./migrations/migration-connection.js";
import { withDatabase } from "../config/database-settings.js";

export class DatabaseUnreachableError extends Error {
  constructor(url: string, cause: unknown) {
    const { host, pathname } = new URL(url);
    const reason = cause instanceof Error ? cause.message || String((cause as { code?: unknown }).code) : String(cause);
    const remedy = isServerFull(cause) ? "; raise max_connections of the server, or lower DATABASE_CONNECTIONS" : "";
    super(`cannot reach the database ${pathname.slice(1)} at ${host}: ${reason}${remedy}`, { cause });
    this.name = "DatabaseUnreachableError";
  }
}

const retryPauseMs = 250;

/**
 * Waits until the server answers and creates the database if it is missing. Returns its first connection, for its
 * migrations. Throws DatabaseUnreachableError after `waitMs`, or immediately when the server refuses the user.
 */
export async function ensureDatabase(url: string, waitMs: number): Promise<MigrationConnection> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      return await MigrationConnection.open(url);
    } catch (error) {
      if (codeOf(error) === "3D000") {
        await createDatabase(url);
        continue;
      }
      if (!isWorthWaiting(error) || Date.now() >= deadline) throw new DatabaseUnreachableError(url, error);
    }
    await new Promise((resolve) => setTimeout(resolve, retryPauseMs));
  }
}

async function createDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  try {
    await using admin = await MigrationConnection.open(withDatabase(url, "postgres"));
    await admin.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    // 42P04, 23505: another replica has just created it
    if (!["42P04", "23505"].includes(codeOf(error) ?? "")) throw new DatabaseUnreachableError(url, error);
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code;
}

/**
 * Returns whether the error may be temporary: a refused connection, an unknown host (a container that is not up yet),
 * or a server that starts or stops.
 */
function isWorthWaiting(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === undefined ||
    ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "57P03", "57P01", "53300"].includes(code)
  );
}
