import { Client } from "undici";
import { quantile } from "../measure/spread.ts";
import { prepareCarts } from "./carts.ts";
import { originOf, type Contender } from "./contender.ts";
import type { Outboxes } from "./outboxes.ts";
import type { ShopWorkload } from "./workloads/shop-workloads.ts";

/** What one contender did in a few seconds. Times of CPU are of one request, or of a whole journey, with all that follows it. */
export interface ShopBurst {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the process that answers. */
  readonly nodeMs: number;
  readonly postgresMs: number;
  readonly rssMb: number;
}

export interface ShopBurstOptions {
  readonly workload: ShopWorkload;
  readonly clients: number;
  readonly seconds: number;
  readonly outboxes: Outboxes;
}

const fewestAnswers = 24;
/** On a machine that is too busy the figures are worth little anyway. */
const patience = 8;

/** Throws when an answer is not what it has to be. */
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

/** How many milliseconds each request or journey took. Each client has a connection and goes on when it has its answer. */
async function crowd(contender: Contender, { workload, clients, seconds }: ShopBurstOptions): Promise<number[]> {
  const begin = performance.now();
  const tookMs: number[] = [];
  const goesOn = (): boolean => {
    const elapsed = (performance.now() - begin) / 1000 / seconds;
    return elapsed < 1 || (tookMs.length < fewestAnswers && elapsed < patience);
  };
  await Promise.all(
    Array.from({ length: clients }, async (_client, lane) => {
      const client = new Client(originOf(contender));
      for (let nth = lane; goesOn(); nth += clients) {
        const sent = performance.now();
        await journey(contender, client, workload, nth);
        tookMs.push(performance.now() - sent);
      }
      await client.close();
    }),
  );
  return tookMs;
}

async function journey(
  contender: Contender,
  client: Client,
  { name, steps }: ShopWorkload,
  nth: number,
): Promise<void> {
  for (const step of steps) {
    const { status, text } = await contender.send(client, step, nth);
    if (status !== 200 || !text.includes(step.says))
      throw new Error(`${contender.name} answers ${name} with ${status}, ${text.slice(0, 500)}`);
  }
}
