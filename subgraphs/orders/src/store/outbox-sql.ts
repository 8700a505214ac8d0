import { jobSpecs, type NewJob } from "@souk/kernel/jobs";
import type { SqlParameters } from "@souk/kernel/sql-parameters";

/**
 * A part of a larger statement: adds the jobs for as many rows as `from` has, so that they are there if and only if
 * the change is. `from` names an earlier part of the statement that has one row when the change was made and none when not.
 */
export function addJobsSql(jobs: readonly NewJob[], from: string, parameters: SqlParameters): string {
  const specs = `${parameters.add(JSON.stringify(jobSpecs(jobs)))}::json`;
  return `select count(graphile_worker.add_job(job.identifier, job.payload, null, job.run_at, job.max_attempts, job.job_key)) as added
    from ${from}, json_to_recordset(${specs})
      as job(identifier text, payload json, max_attempts int, job_key text, run_at timestamptz)`;
}
