import type { Database } from "@souk/kernel/database";

/** Runs one at a time whatever has the same name, in all processes on this database. Each that runs or waits holds a connection. */
export function oneAtATime(database: Database) {
  return <T>(name: string, run: () => Promise<T>): Promise<T> =>
    database.transaction(async (manager) => {
      await manager.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
      return run();
    });
}
