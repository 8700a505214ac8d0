import { hasFailedOnce, isFailedJob } from "@souk/kernel/jobs/failed-job-indexes";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { OutboxJob } from "../../domain/outbox-job.js";

/**
 * Runs an order's failed jobs immediately, and enqueues these jobs. Jobs that the outbox gave up get all their attempts
 * again.
 */
export async function retryJobs(manager: EntityManager, orderId: string, jobs: readonly OutboxJob[]): Promise<void> {
  await manager.query(
    `select graphile_worker.reschedule_jobs(array_agg(job.id), run_at := now(), attempts := case when job.is_given_up then 0 end)
     from (
       select id, payload, true as is_given_up from graphile_worker._private_jobs where ${isFailedJob}
       union all
       select id, payload, false from graphile_worker._private_jobs
       where ${hasFailedOnce} and is_available and not (${isFailedJob})
     ) job
     where job.payload -> 'data' ->> 'orderId' = $1
     group by job.is_given_up`,
    [orderId],
  );
  await enqueueAll(manager, jobs);
}
