import type { NewJob } from "@souk/kernel/jobs/outbox";

/** The delivery counts its own attempts, so a job fails only while the database is unavailable. */
export function deliveryJob(id: string, runAt?: Date): NewJob {
  return { task: "sendWebhook", data: { id }, ...(runAt === undefined ? {} : { options: { runAt } }) };
}
