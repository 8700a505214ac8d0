import type { DatabaseName, Statement, Work } from "./baseline-databases.ts";

/**
 * A part of a statement: inserts `count` jobs per row of `from`. No worker takes these jobs before they are deleted
 * again.
 */
export function jobsSql(count: number, from: string): string {
  return `insert into graphile_worker._private_jobs (task_id, payload, run_at)
    select (select min(id) from graphile_worker._private_tasks), json_build_object('data', $1::text), 'infinity'
    from ${from}, generate_series(1, ${count}) returning id`;
}

interface JobRow {
  readonly id: string;
}

/** The ids of the jobs that a statement has inserted. */
export async function addedJobs(work: Work, statement: Statement, values: unknown[]): Promise<string[]> {
  return (await work.rows<JobRow>(statement, values)).map(({ id }) => id);
}

export async function deleteJobs(work: Work, database: DatabaseName, ids: readonly string[]): Promise<void> {
  const text = `delete from graphile_worker._private_jobs where id = any($1::bigint[])`;
  await work.rows({ database, text }, [ids]);
}
