import { isFailedJob } from "@souk/kernel/failed-job-indexes";
import type { EntityManager } from "typeorm";

export async function retryJobs(manager: EntityManager, orderId: string): Promise<void> {
  await manager.query(
    `select graphile_worker.reschedule_jobs(array_agg(job.id), run_at := now(), attempts := 0)
     from graphile_worker._private_jobs job where ${isFailedJob} and job.payload -> 'data' ->> 'orderId' = $1
     having count(*) > 0`,
    [orderId],
  );
}
