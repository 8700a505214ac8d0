import type pg from "pg";

/**
 * Adds a read policy. graphile-worker hides the rows of its tables from every role except their owner; a role with a
 * grant on the tables, such as the audit's role, reads them by this policy.
 */
export async function grantJobReading(database: pg.Pool): Promise<void> {
  for (const table of ["_private_jobs", "_private_tasks"]) {
    // checks first: creating a policy locks the table
    const { rowCount } = await database.query(
      "select from pg_policies where schemaname = 'graphile_worker' and tablename = $1 and policyname = 'readers'",
      [table],
    );
    if (!rowCount) await database.query(`create policy readers on graphile_worker.${table} for select using (true)`);
  }
}
