import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** Any fixed number; all replicas must use the same one. */
const migrationLock = 7_368_756;
const retryMs = 100;

/**
 * A pool of one connection, which keeps the settings and locks of its session. The server releases the lock of the
 * migrations with the connection, also when this process dies. After a broken connection two replicas may migrate at
 * once, which does no harm, because a migration is a transaction.
 */
export class MigrationConnection extends pg.Pool implements AsyncDisposable {
  /** Throws the driver's error when the database does not answer. */
  static async open(url: string): Promise<MigrationConnection> {
    const connection = new MigrationConnection({
      connectionString: url,
      application_name: "souk-migration",
      connectionTimeoutMillis: 5000,
      idleTimeoutMillis: 0,
      max: 1,
    });
    // a broken connection is reported by the statement that uses it
    connection.on("error", () => undefined);
    connection.on("connect", (client) => void client.on("error", () => undefined));
    try {
      (await connection.connect()).release();
    } catch (error) {
      await connection.end();
      throw error;
    }
    return connection;
  }

  /** Returns the number of connections that the server allows to ordinary roles. */
  async available(): Promise<number> {
    const { rows } = await this.query<{ available: number }>(availableConnections);
    return rows[0]?.available ?? Infinity;
  }

  /** Waits until no other process migrates the database. The end of the connection releases the lock. */
  async lock(): Promise<void> {
    for (;;) {
      // A statement that waits for the lock would hold a snapshot, and "create index concurrently" of the process that
      // migrates waits for all snapshots.
      const { rows } = await this.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [
        migrationLock,
      ]);
      if (rows[0]?.locked) return;
      await pause(retryMs);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}

/** PostgreSQL reserves the last connections for superusers and, since version 16, for roles with a special grant. */
const availableConnections = `
  select (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
    - coalesce(current_setting('reserved_connections', true)::int, 0)) as available`;
