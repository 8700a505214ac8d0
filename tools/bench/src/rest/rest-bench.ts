import { openFreshShop } from "../measure/fresh-shop.ts";
import { requestCpu } from "../measure/request-cpu.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";
import { shopWorkloads, type RequestVariant } from "./rest-workloads.ts";

export interface RestBenchOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: number;
  readonly report: (line: string) => void;
}

export interface RestFigures {
  readonly workload: string;
  /** CPU milliseconds of the whole shop for each request. */
  readonly graphql: Spread;
  readonly rest: Spread;
  /** REST divided by GraphQL in the same round. */
  readonly ratio: Spread;
}

/** Runs each workload by GraphQL and by REST in turns, on a shop of its own with demo data. */
export async function benchRest({ seconds, rounds, clients, report }: RestBenchOptions): Promise<RestFigures[]> {
  await using shop = await openFreshShop("start", { RATE_LIMITS: "off" });
  const { process } = shop;
  const burst = (variant: RequestVariant) => requestCpu(process, { ...variant, clients, seconds, answersAtLeast: 100 });
  const figures: RestFigures[] = [];
  for (const { name, graphql, rest } of await shopWorkloads(new URL(process.readyMessage).origin)) {
    // both paths are warm before the first round
    for (const variant of [graphql, rest]) await burst(variant);
    const samples: { graphql: number; rest: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      samples.push({ graphql: await burst(graphql), rest: await burst(rest) });
      report(`${name}, round ${round + 1} of ${rounds}`);
    }
    figures.push({
      workload: name,
      graphql: spreadOf(samples.map((round) => round.graphql)),
      rest: spreadOf(samples.map((round) => round.rest)),
      ratio: spreadOf(samples.map((round) => round.rest / round.graphql)),
    });
  }
  return figures;
}
