import { extname } from "node:path";
import { answering, contendersOf, type Contender, type ContenderName } from "./contender.ts";
import type { Scale } from "./data/scale.ts";
import { listStarts } from "./list-starts.ts";
import { Outboxes } from "./outboxes.ts";
import { requireAnswer, requireEqual, type Work } from "./require-equal.ts";
import { shopBurst, type ShopBurst } from "./shop-burst.ts";
import { ShopField, type ShopMode } from "./shop-field.ts";
import { shopWorkloadOf, type ShopWorkload, type ShopWorkloadName } from "./workloads/shop-workloads.ts";

export interface ShopBenchOptions {
  /** A folder for the shops' data. */
  readonly data: string;
  /** The figures are for the first scale; growth compares it with the last scale. */
  readonly scales: readonly Scale[];
  readonly workloads: readonly ShopWorkloadName[];
  readonly clients: number;
  readonly rounds: number;
  readonly seconds: number;
  /** Folder for CPU profiles of the shop, recorded under separate load after the rounds. */
  readonly profile: string | undefined;
  readonly report: (line: string) => void;
}

/** The bursts of one contender, one per round. */
export interface ShopSeries {
  readonly name: ContenderName;
  readonly work: Work | undefined;
  readonly bursts: readonly ShopBurst[];
}

export interface ShopComparison {
  readonly workload: ShopWorkload;
  readonly scale: Scale;
  readonly series: readonly ShopSeries[];
}

interface ShopSetup extends AsyncDisposable {
  readonly field: ShopField;
  readonly contenders: Readonly<Record<ContenderName, Contender>>;
  readonly outboxes: Outboxes;
  readonly starts: readonly (string | null)[];
}

const warmUpSeconds = 2;
const profileSeconds = 6;

type WorkOfEach = Readonly<Record<"souk" | "baseline", Work | undefined>>;

/**
 * Measures the shop and the baseline at each scale in turn: each round has one burst of each, so a disturbance affects
 * all equally. The shop runs in production mode, after a shop in development has reported the cost of each request.
 */
export async function benchShop(options: ShopBenchOptions): Promise<readonly ShopComparison[]> {
  await using resources = new AsyncDisposableStack();
  const setups: { readonly setup: ShopSetup; readonly works: Awaited<ReturnType<typeof countWork>> }[] = [];
  for (const scale of options.scales) {
    const works = await countWork(scale, options);
    setups.push({ works, setup: resources.use(await openSetup(scale, "production", options)) });
  }
  const comparisons: ShopComparison[] = [];
  for (const name of options.workloads) {
    const prepared = [];
    for (const { setup, works } of setups) prepared.push(await prepare(setup, name, { ...options, work: works[name] }));
    for (let round = 1; round <= options.rounds; round += 1)
      for (const comparison of prepared) await runRound(comparison, round, options);
    for (const { workload, setup, running, work } of prepared) {
      const series = running.map(({ contender, bursts }) => {
        const { name: who } = contender;
        return { name: who, work: who === "hash" ? undefined : work?.[who], bursts };
      });
      comparisons.push({ workload, scale: setup.field.scale, series });
    }
  }
  if (options.profile !== undefined && setups[0]) await writeProfiles(setups[0].setup, options.profile, options);
  return comparisons;
}

async function openSetup(scale: Scale, mode: ShopMode, { data, report }: ShopBenchOptions): Promise<ShopSetup> {
  await using resources = new AsyncDisposableStack();
  const field = resources.use(await ShopField.open(data, { scale, mode, log: report }));
  const outboxes = resources.use(new Outboxes(field.serverUrl));
  await outboxes.clear();
  const contenders = await contendersOf(field);
  const starts = await listStarts(field);
  const owned = resources.move();
  return { field, contenders, outboxes, starts, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Compares the answers of the shop and the baseline, and returns the cost of a request of each workload. */
async function countWork(
  scale: Scale,
  options: ShopBenchOptions,
): Promise<Readonly<Partial<Record<ShopWorkloadName, WorkOfEach>>>> {
  await using setup = await openSetup(scale, "development", options);
  const { souk, baseline } = setup.contenders;
  const works: Partial<Record<ShopWorkloadName, WorkOfEach>> = {};
  for (const name of options.workloads) {
    options.report(`${name} of ${scale.products} products: comparing answers`);
    const workload = shopWorkloadOf(name, { scale, starts: setup.starts });
    works[name] = workload.hasBaseline
      ? await requireEqual(workload, baseline, souk, setup.outboxes)
      : { souk: await requireAnswer(workload, souk), baseline: undefined };
  }
  return works;
}

interface RunningComparison {
  readonly setup: ShopSetup;
  readonly workload: ShopWorkload;
  readonly work: WorkOfEach | undefined;
  readonly running: readonly { readonly contender: Contender; readonly bursts: ShopBurst[] }[];
}

async function prepare(
  setup: ShopSetup,
  name: ShopWorkloadName,
  { clients, report, work }: ShopBenchOptions & { readonly work: WorkOfEach | undefined },
): Promise<RunningComparison> {
  const { field, contenders, outboxes, starts } = setup;
  const workload = shopWorkloadOf(name, { scale: field.scale, starts });
  report(`${name} of ${field.scale.products} products: warming`);
  const running = answering(workload).map((who) => ({ contender: contenders[who], bursts: [] as ShopBurst[] }));
  for (const { contender } of running)
    await shopBurst(contender, { workload, clients, seconds: warmUpSeconds, outboxes });
  return { setup, workload, work, running };
}

async function runRound(
  { setup, workload, running }: RunningComparison,
  round: number,
  { clients, seconds, report }: ShopBenchOptions,
): Promise<void> {
  for (const { contender, bursts } of running) {
    const burst = await shopBurst(contender, { workload, clients, seconds, outboxes: setup.outboxes });
    bursts.push(burst);
    const { perSecond, nodeMs, postgresMs } = burst;
    report(
      `${workload.name} of ${setup.field.scale.products} products, round ${round}: ${contender.name} ${perSecond.toFixed(0)}/s, CPU ${nodeMs.toFixed(2)} + ${postgresMs.toFixed(2)} ms`,
    );
  }
}

/** Writes one profile per workload. */
async function writeProfiles(
  { field, contenders, outboxes, starts }: ShopSetup,
  path: string,
  { workloads, clients, report }: ShopBenchOptions,
): Promise<void> {
  for (const name of workloads) {
    const workload = shopWorkloadOf(name, { scale: field.scale, starts });
    const end = extname(path);
    const file = `${path.slice(0, path.length - end.length)}-${name}${end || ".cpuprofile"}`;
    await field.shop.request({ command: "profile" });
    await shopBurst(contenders.souk, { workload, clients, seconds: profileSeconds, outboxes });
    await field.shop.request({ command: "end profile", file });
    report(`wrote ${file}`);
  }
}
