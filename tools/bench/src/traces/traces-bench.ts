import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openFreshShop, type FreshShop } from "../measure/fresh-shop.ts";
import { requestCpu } from "../measure/request-cpu.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";
import { shopWorkloads } from "../rest/rest-workloads.ts";

export interface TracesBenchOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: number;
  readonly report: (line: string) => void;
}

export interface TracesFigures {
  readonly workload: string;
  /** CPU milliseconds of the whole shop for each request, without traces and with one request in ten exported. */
  readonly off: Spread;
  readonly on: Spread;
  /** With traces divided by without traces in the same round. */
  readonly ratio: Spread;
}

/** Runs each workload on a shop without traces and on one that exports a tenth of them, in turns. */
export async function benchTraces({ rounds, report, ...burst }: TracesBenchOptions): Promise<TracesFigures[]> {
  await using collector = await openCollector();
  await using off = await openFreshShop("start", { RATE_LIMITS: "off" });
  await using on = await openFreshShop("start", {
    RATE_LIMITS: "off",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
    OTEL_TRACES_SAMPLER_ARG: "0.1",
  });
  const [without, withTraces] = await Promise.all([measuredWays(off, burst), measuredWays(on, burst)]);
  const figures: TracesFigures[] = [];
  for (const [index, { name, cpu }] of without.entries()) {
    const traced = withTraces[index];
    if (!traced) throw new Error(`the shop with traces has no ${name}`);
    // both shops are warm before the first round
    for (const each of [cpu, traced.cpu]) await each();
    const taken: { off: number; on: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      taken.push({ off: await cpu(), on: await traced.cpu() });
      report(`${name}, round ${round + 1} of ${rounds}`);
    }
    figures.push({
      workload: name,
      off: spreadOf(taken.map((round) => round.off)),
      on: spreadOf(taken.map((round) => round.on)),
      ratio: spreadOf(taken.map((round) => round.on / round.off)),
    });
  }
  return figures;
}

async function measuredWays(shop: FreshShop, { seconds, clients }: Pick<TracesBenchOptions, "seconds" | "clients">) {
  const workloads = await shopWorkloads(new URL(shop.process.readyMessage).origin);
  return workloads.map(({ name, graphql }) => ({
    name,
    cpu: () => requestCpu(shop.process, { ...graphql, clients, seconds, answersAtLeast: 100 }),
  }));
}

/** Accepts all traces and reads none. */
async function openCollector(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.setHeader("content-type", "application/json").end("{}"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
