import { setTimeout as wait } from "node:timers/promises";
import { growthPerMinute } from "../measure/trend.ts";
import { contendersOf } from "../shop/contender.ts";
import type { Scale } from "../shop/data/scale.ts";
import type { FailedAnswer } from "../shop/failed-answer.ts";
import { listStarts } from "../shop/list-starts.ts";
import { Outboxes } from "../shop/outboxes.ts";
import { shopBurst } from "../shop/shop-burst.ts";
import { ShopField } from "../shop/shop-field.ts";
import { shopWorkloadOf, workloadNames } from "../shop/workloads/shop-workloads.ts";
import { FailedAnswers, type FailedKind } from "./failed-answers.ts";

export interface MemoryBenchOptions {
  readonly data: string;
  readonly scale: Scale;
  readonly minutes: number;
  readonly clients: number;
  readonly report: (line: string) => void;
}

export interface MemorySample {
  /** Minutes since the load began. */
  readonly minutes: number;
  readonly rssMb: number;
  /** Heap after garbage collection. */
  readonly heapMb: number;
  readonly answers: number;
}

export interface MemoryFigures {
  readonly scale: Scale;
  /** The first sample is taken at rest. */
  readonly samples: readonly MemorySample[];
  /** Growth in the second half of the run, when all code is compiled and the caches are full. */
  readonly rssGrowthPerMinute: number;
  readonly heapGrowthPerMinute: number;
  /** Requests that were refused or not answered. */
  readonly failed: readonly FailedKind[];
}

const sampleMinutes = 0.5;
const restMs = 3000;

/** Loads a shop with all workloads in turn and samples its memory twice a minute. */
export async function benchMemory({
  data,
  scale,
  minutes,
  clients,
  report,
}: MemoryBenchOptions): Promise<MemoryFigures> {
  await using resources = new AsyncDisposableStack();
  const field = resources.use(await ShopField.open(data, { scale, mode: "production", log: report }));
  const outboxes = resources.use(new Outboxes(field.serverUrl));
  const starts = await listStarts(field);
  const { souk } = await contendersOf(field);
  const samples: MemorySample[] = [];
  const failures = new FailedAnswers();
  let answers = 0;
  const sample = async (at: number): Promise<void> => {
    const { rssMb } = await field.shop.usage();
    const { heapMb } = await field.shop.memory();
    samples.push({ minutes: at, rssMb, heapMb, answers });
    report(`${at.toFixed(1)} min: RSS ${rssMb.toFixed(0)} MB, heap ${heapMb.toFixed(1)} MB, ${answers} answers`);
  };
  await wait(restMs);
  await sample(0);
  const seconds = (60 * Math.min(sampleMinutes, minutes)) / workloadNames.length;
  for (let at = sampleMinutes; at <= minutes + 1e-9 || samples.length < 2; at += sampleMinutes) {
    for (const name of workloadNames) {
      const workload = shopWorkloadOf(name, { scale, starts });
      const onFailed = (failed: FailedAnswer): void => {
        if (failures.add(failed)) report(`${name}: ${failed.kind}, ${failed.text.slice(0, 500)}`);
      };
      const burst = await shopBurst(souk, { workload, clients, seconds, outboxes, onFailed });
      answers += burst.answers;
    }
    await sample(at);
  }
  const later = samples.slice(Math.floor(samples.length / 2));
  const growth = (of: (one: MemorySample) => number): number =>
    growthPerMinute(later.map((one) => ({ minutes: one.minutes, value: of(one) })));
  return {
    scale,
    samples,
    rssGrowthPerMinute: growth(({ rssMb }) => rssMb),
    heapGrowthPerMinute: growth(({ heapMb }) => heapMb),
    failed: failures.kinds,
  };
}
