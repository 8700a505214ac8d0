import { setTimeout as delay } from "node:timers/promises";
import { subgraphsWithJobs, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { TestShop } from "../shop/test-shop.js";

/** These jobs wait for a time that a test may want to exclude. */
export const timers = ["expireOrder", "releaseExpired"];
/** These jobs enqueue themselves again while a payment waits for its buyer. */
export const paymentJobs = ["resumePayment", "settlePayment"];

const attemptsPulled = 12;
const timeoutMs = 30_000;

/**
 * Runs every outbox until the only remaining jobs are future jobs of the tasks in `leaving`. Runs future jobs of other
 * tasks at once, a limited number of times.
 */
export async function drainOutboxes(shop: TestShop, leaving: readonly string[]): Promise<void> {
  const end = Date.now() + timeoutMs;
  let before = "";
  for (;;) {
    const left = (await Promise.all(subgraphsWithJobs.map((name) => pull(shop, name, leaving)))).flat();
    const enqueued = (await Promise.all(subgraphsWithJobs.map((name) => countEnqueued(shop, name)))).join();
    // a job that ended during this look at the databases may have enqueued another one in a database looked at before
    if (left.length === 0 && enqueued === before) return;
    before = enqueued;
    if (Date.now() > end) throw new Error(`jobs are left after ${timeoutMs} ms: ${left.join("; ")}`);
    await delay(20);
  }
}

/** The number of jobs that one service has ever enqueued. */
async function countEnqueued(shop: TestShop, name: SubgraphName): Promise<string | undefined> {
  const sequence = `pg_sequence_last_value(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'))`;
  const [row] = await shop.rows<{ count: string | null }>(name, `select ${sequence} as count`);
  return row?.count ?? undefined;
}

/** Makes the jobs of one service due. Returns the jobs that are not done. */
async function pull(shop: TestShop, name: SubgraphName, leaving: readonly string[]): Promise<string[]> {
  const jobs = await shop.rows<{ text: string }>(
    name,
    `with open as (
       select job.id, task.identifier, job.attempts, job.last_error, job.run_at > now() and job.locked_at is null as waits
       from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
       where (task.identifier <> all($1) or job.run_at <= now()) and job.attempts < job.max_attempts
     ),
     pulled as (
       update graphile_worker._private_jobs job set run_at = now() from open
       where job.id = open.id and open.waits and open.attempts <= $2 returning job.id
     )
     select identifier || ' tried ' || attempts || ' times: ' || coalesce(last_error, 'no error') as text,
       case when exists (select from pulled) then pg_notify('jobs:insert', '{"r":"0","count":1}') end from open`,
    [leaving, attemptsPulled],
  );
  return jobs.map(({ text }) => `${name}.${text}`);
}

/** Makes a job that waits for its time due now. */
export async function runTimer(shop: TestShop, name: "orders" | "inventory", task: string, orderId: string) {
  await shop.rows(
    name,
    `with due as (
       update graphile_worker._private_jobs job set run_at = now() from graphile_worker._private_tasks task
       where task.id = job.task_id and task.identifier = $1 and payload -> 'data' ->> 'orderId' = $2 and locked_at is null
       returning job.id
     )
     select pg_notify('jobs:insert', '{"r":"0","count":1}') from due`,
    [task, orderId],
  );
}
