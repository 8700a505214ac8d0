import type { Database } from "../database/database.js";
import { observeJobs } from "../metrics/job-metrics.js";
import type { ServiceContext } from "../subgraph/subgraph.js";
import { JobRunner, type JobHandlers } from "./jobs.js";

export interface SubgraphJobs {
  readonly database: Pick<Database, "url" | "jobConnections">;
  readonly serviceContext: Pick<ServiceContext, "logger" | "metrics" | "runsSchedules">;
  readonly handlers: JobHandlers;
  /** The maximum number of jobs that run at the same time; 4 when absent. */
  readonly concurrency?: number;
  /** Lines of graphile-worker's crontab, in UTC. Replicas share the schedule, so each scheduled time runs once. */
  readonly schedule?: string;
}

/** Runs the jobs of a subgraph from its own database, with its logs and metrics. */
export function startJobs(
  subgraph: string,
  { database, serviceContext, schedule, ...jobs }: SubgraphJobs,
): Promise<JobRunner> {
  const { logger, metrics, runsSchedules = true } = serviceContext;
  return JobRunner.start({
    ...jobs,
    url: database.url,
    connections: database.jobConnections,
    logger,
    observe: observeJobs(subgraph, metrics),
    ...(schedule !== undefined && runsSchedules ? { schedule } : {}),
  });
}
