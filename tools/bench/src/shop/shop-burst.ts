import { setTimeout as wait } from "node:timers/promises";
import { Client } from "undici";
import { quantile } from "../measure/spread.ts";
import { prepareCarts } from "./carts.ts";
import { originOf, type Contender } from "./contender.ts";
import { failedAnswer, unanswered, type FailedAnswer } from "./failed-answer.ts";
import type { Outboxes } from "./outboxes.ts";
import type { ShopWorkload } from "./workloads/shop-workloads.ts";

/**
 * Measurements of one contender under load for a few seconds. CPU times are per request or per journey, and include the
 * jobs that follow it.
 */
export interface ShopBurst {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the process that answers. */
  readonly nodeMs: number;
  readonly postgresMs: number;
  readonly rssMb: number;
}

export interface ShopBurstOptions {
  readonly workload: ShopWorkload;
  readonly clients: number;
  readonly seconds: number;
  readonly outboxes: Pick<Outboxes, "drained">;
  /** Receives each failed answer, and the burst continues. Without it, the first failure ends the burst. */
  readonly onFailed?: (failed: FailedAnswer) => void;
}

const fewestAnswers = 24;
/** The longest run in multiples of `seconds`: on a machine that is too busy the figures have little value. */
const timeout = 8;
/** The pause of a client before its next request after a failure. */
const pauseMs = 100;

/** Throws on an unexpected answer unless `onFailed` is given. */
export async function shopBurst(contender: Contender, options: ShopBurstOptions): Promise<ShopBurst> {
  const { server, field } = contender;
  await prepareCarts(contender, options.workload);
  const [before, postgresBefore] = [await server.usage(), field.postgres.usedMs()];
  const begin = performance.now();
  const tookMs = await crowd(contender, options);
  if (options.workload.writes) await options.outboxes.drained();
  const elapsedMs = performance.now() - begin;
  const [after, postgresAfter] = [await server.usage(), field.postgres.usedMs()];
  const sorted = tookMs.sort((one, other) => one - other);
  return {
    answers: sorted.length,
    perSecond: (1000 * sorted.length) / elapsedMs,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    nodeMs: (after.cpuMs - before.cpuMs) / sorted.length,
    postgresMs: (postgresAfter - postgresBefore) / sorted.length,
    rssMb: after.rssMb,
  };
}

/**
 * The duration of each request or journey in milliseconds. Each client has a connection and sends its next request
 * after each answer.
 */
async function crowd(
  contender: Contender,
  { workload, clients, seconds, onFailed }: ShopBurstOptions,
): Promise<number[]> {
  const begin = performance.now();
  const tookMs: number[] = [];
  const continues = (): boolean => {
    const elapsed = (performance.now() - begin) / 1000 / seconds;
    return elapsed < 1 || (tookMs.length < fewestAnswers && elapsed < timeout);
  };
  await Promise.all(
    Array.from({ length: clients }, async (_client, lane) => {
      const client = new Client(originOf(contender));
      for (let nth = lane; continues(); nth += clients) {
        const sent = performance.now();
        const failed = await journey(contender, client, workload, nth);
        if (!failed) tookMs.push(performance.now() - sent);
        else if (onFailed) {
          onFailed(failed);
          await wait(pauseMs);
        } else
          throw new Error(
            `${contender.name} answers ${workload.name} with ${failed.kind}, ${failed.text.slice(0, 500)}`,
          );
      }
      await client.close();
    }),
  );
  return tookMs;
}

/** The failure that ended the journey, or undefined. */
async function journey(
  contender: Contender,
  client: Client,
  { steps }: ShopWorkload,
  nth: number,
): Promise<FailedAnswer | undefined> {
  for (const step of steps) {
    const failed = await contender.send(client, step, nth).then((reply) => failedAnswer(reply, step), unanswered);
    if (failed) return failed;
  }
  return undefined;
}
