import pg from "pg";
import { until } from "./eventually.js";

/** Deletes the jobs that earlier tests left behind, and waits for those that run: they would call the next test's peers. */
export async function dropJobs(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await until(async () => {
      const { rows: running } = await client.query(
        `with dropped as (delete from graphile_worker._private_jobs where locked_at is null)
         select 1 from graphile_worker._private_jobs where locked_at is not null`,
      );
      return running.length === 0;
    });
  } finally {
    await client.end();
  }
}
