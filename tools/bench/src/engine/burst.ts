import type { Workload } from "../workloads/workloads.ts";
import type { Field } from "../measure/field.ts";
import { load } from "../measure/load.ts";
import type { ServerProcess } from "../measure/server-process.ts";
import { quantile } from "../measure/spread.ts";

/** Measurements of one gateway under load for a few seconds. */
export interface Burst {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the gateway's process per request. */
  readonly cpuMs: number;
  /** The share of one core that the gateway used. Near 1, the gateway limits the throughput. */
  readonly coreShare: number;
  /** Requests to subgraphs per client request. */
  readonly calls: number;
  readonly rssMb: number;
}

export interface BurstOptions {
  readonly workload: Workload;
  readonly clients: number;
  readonly seconds: number;
}

const leadInSeconds = 0.3;
const fewestAnswers = 200;

/** Throws when the gateway's answers under load differ from its usual answer. */
export async function burst(
  field: Field,
  server: ServerProcess,
  { workload, clients, seconds }: BurstOptions,
): Promise<Burst> {
  const { body } = workload;
  const url = server.readyMessage;
  await load({ url, body, clients, seconds: leadInSeconds, answersAtLeast: clients });
  const [callsBefore, before] = [await field.calls(), await server.usage()];
  const { answers, elapsedMs, tookMs, strange } = await load({
    url,
    body,
    clients,
    seconds,
    answersAtLeast: fewestAnswers,
  });
  const [after, callsAfter] = [await server.usage(), await field.calls()];
  if (strange > 0) throw new Error(`${strange} of ${answers} answers of ${url} to ${workload.name} were not as before`);
  const cpuMs = after.cpuMs - before.cpuMs;
  return {
    perSecond: (1000 * answers) / elapsedMs,
    p50Ms: quantile(tookMs, 0.5),
    p99Ms: quantile(tookMs, 0.99),
    cpuMs: cpuMs / answers,
    coreShare: cpuMs / elapsedMs,
    calls: (callsAfter - callsBefore) / answers,
    rssMb: after.rssMb,
  };
}
