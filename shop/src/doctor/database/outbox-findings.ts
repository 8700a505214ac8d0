import { isFailedJob } from "@souk/kernel/jobs/failed-job-indexes";
import type pg from "pg";
import { ok, skipped, warning, type Finding } from "../finding.js";

/** A job that has been due for longer than this shows that there are no workers, or too few. */
const lateJobSeconds = 300;

const isDue = `not (${isFailedJob}) and run_at <= now() and locked_at is null`;

/** Checks the outbox of a database, if it has one: jobs that wait too long, and jobs that failed for good. */
export async function outboxFindings(name: string, client: pg.Client): Promise<Finding[]> {
  try {
    const { rows: found } = await client.query<{ hasJobs: boolean }>(
      `select to_regclass('graphile_worker._private_jobs') is not null as "hasJobs"`,
    );
    return found[0]?.hasJobs ? await jobFindings(name, client) : [];
  } catch (error) {
    return [skipped(name, `its outbox cannot be read: ${(error as Error).message}`)];
  }
}

async function jobFindings(name: string, client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ failedJobs: number; waiting: number; lateSeconds: number }>(
    `select count(*) filter (where ${isFailedJob})::int as "failedJobs",
            count(*) filter (where ${isDue})::int as waiting,
            coalesce(extract(epoch from now() - min(run_at) filter (where ${isDue})), 0)::float8 as "lateSeconds"
     from graphile_worker._private_jobs job`,
  );
  const { failedJobs = 0, waiting = 0, lateSeconds = 0 } = rows[0] ?? {};
  const findings: Finding[] = [];
  if (lateSeconds > lateJobSeconds)
    findings.push(
      warning(
        name,
        `waiting jobs in the outbox: ${waiting}, the first one for ${Math.round(lateSeconds)} s`,
        `start the service ${name}, or look in its log for jobs that fail`,
      ),
    );
  if (failedJobs > 0)
    findings.push(
      warning(
        name,
        `jobs in the outbox that failed for good: ${failedJobs}`,
        "read their errors in the admin under Operations, mend the cause, and retry them there",
      ),
    );
  return findings.length > 0 ? findings : [ok(name, `waiting jobs in the outbox: ${waiting}; no failed one`)];
}
