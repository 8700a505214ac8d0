import { PostgresPair } from "@souk/kernel/testing/stand-ins/postgres-pair";
import { openFreshShop } from "../measure/fresh-shop.ts";
import { load } from "../measure/load.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";
import { PostgresCpu } from "../shop/postgres-cpu.ts";

export interface ReplicasBenchOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: number;
  readonly report: (line: string) => void;
}

export interface ReplicasFigures {
  readonly workload: string;
  /** CPU milliseconds of the primary for each request, when it answers all of them, and with the replica. */
  readonly primaryAlone: Spread;
  readonly primaryWithReplica: Spread;
  readonly replica: Spread;
}

const lists = {
  "20 products": "{ products(first: 20) { totalCount nodes { id name } } }",
  "a search": '{ products(first: 20, filter: { search: "keyboard" }) { totalCount nodes { id name } } }',
};

/** Runs each list on one shop, from the primary and from its replica in turns. */
export async function benchReplicas({ rounds, report, ...burst }: ReplicasBenchOptions): Promise<ReplicasFigures[]> {
  await using pair = await PostgresPair.start();
  await using shop = await openFreshShop("start", {
    RATE_LIMITS: "off",
    DATABASE_URL: pair.primary.url,
    DATABASE_READ_URL: pair.replica.url,
  });
  const url = `${new URL(shop.process.readyMessage).origin}/graphql`;
  const [primary, replica] = [await PostgresCpu.of(pair.primary.url), await PostgresCpu.of(pair.replica.url)];
  const cpuOf = async (query: string, written: string): Promise<{ primary: number; replica: number }> => {
    const before = [primary.usedMs(), replica.usedMs()] as const;
    const headers = { "x-souk-written": written };
    const { answers, strange } = await load({
      url,
      body: JSON.stringify({ query }),
      headers,
      ...burst,
      answersAtLeast: 100,
    });
    if (strange > 0) throw new Error(`${strange} answers differ from the first`);
    return { primary: (primary.usedMs() - before[0]) / answers, replica: (replica.usedMs() - before[1]) / answers };
  };
  const figures: ReplicasFigures[] = [];
  for (const [workload, query] of Object.entries(lists)) {
    // both servers are warm before the first round
    for (const written of ["latest", "none"]) await cpuOf(query, written);
    const samples: { alone: number; primary: number; replica: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { primary: alone } = await cpuOf(query, "latest");
      samples.push({ alone, ...(await cpuOf(query, "none")) });
      report(`${workload}, round ${round + 1} of ${rounds}`);
    }
    figures.push({
      workload,
      primaryAlone: spreadOf(samples.map((round) => round.alone)),
      primaryWithReplica: spreadOf(samples.map((round) => round.primary)),
      replica: spreadOf(samples.map((round) => round.replica)),
    });
  }
  return figures;
}
