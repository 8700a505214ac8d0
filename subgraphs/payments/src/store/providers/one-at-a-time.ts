import type { Database } from "@souk/kernel/database/database";

/**
 * Runs callbacks with the same name one at a time, across all processes on this database. Each call that runs or waits
 * holds a connection.
 */
export function oneAtATime(database: Database) {
  return <T>(name: string, run: () => Promise<T>): Promise<T> =>
    database.transaction(async (manager) => {
      await manager.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
      return run();
    });
}
