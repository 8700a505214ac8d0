import type { FreshShop } from "../measure/fresh-shop.ts";
import { requestCpu } from "../measure/request-cpu.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";
import { shopWorkloads } from "../rest/rest-workloads.ts";

export interface CompareOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: number;
  readonly report: (line: string) => void;
}

export interface ComparedShops {
  readonly workload: string;
  /** CPU milliseconds of the whole shop for each request, without and with what is measured. */
  readonly off: Spread;
  readonly on: Spread;
  /** On divided by off in the same round. */
  readonly ratio: Spread;
}

/** Runs each workload on two shops in turns. */
export async function compareShops(
  { off, on }: { readonly off: FreshShop; readonly on: FreshShop },
  { rounds, report, ...burst }: CompareOptions,
): Promise<ComparedShops[]> {
  const [without, withIt] = await Promise.all([measuredVariants(off, burst), measuredVariants(on, burst)]);
  const figures: ComparedShops[] = [];
  for (const [index, { name, cpu }] of without.entries()) {
    const other = withIt[index];
    if (!other) throw new Error(`the second shop has no ${name}`);
    // both shops are warm before the first round
    for (const each of [cpu, other.cpu]) await each();
    const samples: { off: number; on: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      samples.push({ off: await cpu(), on: await other.cpu() });
      report(`${name}, round ${round + 1} of ${rounds}`);
    }
    figures.push({
      workload: name,
      off: spreadOf(samples.map((round) => round.off)),
      on: spreadOf(samples.map((round) => round.on)),
      ratio: spreadOf(samples.map((round) => round.on / round.off)),
    });
  }
  return figures;
}

async function measuredVariants(shop: FreshShop, { seconds, clients }: Pick<CompareOptions, "seconds" | "clients">) {
  const workloads = await shopWorkloads(new URL(shop.process.readyMessage).origin);
  return workloads.map(({ name, graphql }) => ({
    name,
    cpu: () => requestCpu(shop.process, { ...graphql, clients, seconds, answersAtLeast: 100 }),
  }));
}
