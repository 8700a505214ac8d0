import pg from "pg";
import { withDatabase } from "./database-settings.js";

export class DatabaseUnreachableError extends Error {
  constructor(url: string, cause: unknown) {
    const { host, pathname } = new URL(url);
    const reason = cause instanceof Error ? cause.message || String((cause as { code?: unknown }).code) : String(cause);
    super(`cannot reach the database ${pathname.slice(1)} at ${host}: ${reason}`, { cause });
    this.name = "DatabaseUnreachableError";
  }
}

const retryPauseMs = 250;

/**
 * Waits until the server answers and makes the database when it is missing.
 * Throws DatabaseUnreachableError once `waitMs` is over, at once when the server refuses the user.
 */
export async function ensureDatabase(url: string, waitMs: number): Promise<void> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      await (await connect(url)).end();
      return;
    } catch (error) {
      if (codeOf(error) === "3D000") return createDatabase(url);
      if (!isWorthWaiting(error) || Date.now() >= deadline) throw new DatabaseUnreachableError(url, error);
    }
    await new Promise((resolve) => setTimeout(resolve, retryPauseMs));
  }
}

async function createDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const admin = await connect(withDatabase(url, "postgres")).catch((error: unknown) => {
    throw new DatabaseUnreachableError(url, error);
  });
  try {
    await admin.query(`create database ${admin.escapeIdentifier(name)}`);
  } catch (error) {
    // 42P04, 23505: another replica made it a moment ago
    if (!["42P04", "23505"].includes(codeOf(error) ?? "")) throw new DatabaseUnreachableError(url, error);
  } finally {
    await admin.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // a connection that breaks is told by the statement that meets it
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code;
}

/** Refused connections, unknown hosts (a container that is not up yet), a server that starts or stops. */
function isWorthWaiting(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === undefined ||
    ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "57P03", "57P01", "53300"].includes(code)
  );
}
