import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { Contestant } from "../contestants.ts";
import { requireEqualAnswers } from "../measure/equal-answers.ts";
import { Field } from "../measure/field.ts";
import { load } from "../measure/load.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";
import { workloadNames, workloadOf } from "../workloads/workloads.ts";

export interface StartBenchOptions {
  readonly contestants: readonly Contestant[];
  readonly rounds: number;
  /** How long each gateway is under load before the last measurement of its memory. */
  readonly minutes: number;
  readonly report: (line: string) => void;
}

export interface StartRow {
  readonly name: string;
  readonly title: string;
  /** Time from the start of the process to the first correct answer. */
  readonly coldMs: Spread;
  /** The same time with V8's compile cache from an earlier start. */
  readonly warmMs: Spread;
  /** CPU time of the process until the first correct answer. */
  readonly coldCpuMs: Spread;
  readonly restMb: Spread;
  /** Memory under load of all workloads in turn: after each quarter of the time. */
  readonly loadedMb: readonly number[];
}

interface Started {
  readonly ms: number;
  readonly cpuMs: number;
  readonly restMb: number;
}

const samples = 4;
const settleMs = 500;

/** Starts the gateways in turn, then loads one after the other. */
export async function benchStarts({ contestants, rounds, minutes, report }: StartBenchOptions): Promise<StartRow[]> {
  await using resources = new AsyncDisposableStack();
  const field = resources.use(await Field.open());
  const folder = mkdtempSync(join(tmpdir(), "souk-bench-"));
  resources.defer(() => rmSync(folder, { recursive: true }));
  const rows: StartRow[] = [];
  const starts = contestants.map((contestant) => ({ contestant, cold: [] as Started[], warm: [] as Started[] }));
  // the first start warms the operating system's file cache and fills V8's compile cache
  for (const { contestant } of starts) await start(field, contestant, join(folder, contestant.name));
  for (let round = 1; round <= rounds; round += 1)
    for (const { contestant, cold, warm } of starts) {
      report(`starting ${contestant.name}, round ${round}`);
      cold.push(await start(field, contestant));
      warm.push(await start(field, contestant, join(folder, contestant.name)));
    }
  for (const { contestant, cold, warm } of starts) {
    report(`loading ${contestant.name} for ${minutes} minutes`);
    rows.push({
      name: contestant.name,
      title: contestant.title,
      coldMs: spreadOf(cold.map(({ ms }) => ms)),
      warmMs: spreadOf(warm.map(({ ms }) => ms)),
      coldCpuMs: spreadOf(cold.map(({ cpuMs }) => cpuMs)),
      restMb: spreadOf(cold.map(({ restMb }) => restMb)),
      loadedMb: await memoryUnderLoad(field, contestant, minutes),
    });
  }
  return rows;
}

async function start(field: Field, contestant: Contestant, compileCache?: string): Promise<Started> {
  const begin = performance.now();
  await using server = await field.start(contestant, compileCache);
  await requireEqualAnswers([{ name: contestant.name, url: server.readyMessage }], workloadOf("product-page"));
  const ms = performance.now() - begin;
  const { cpuMs } = await server.usage();
  await wait(settleMs);
  const { rssMb } = await server.usage();
  // a killed process would not write the cache
  if (compileCache !== undefined) await server.request({ command: "keep compiled" });
  return { ms, cpuMs, restMb: rssMb };
}

async function memoryUnderLoad(field: Field, contestant: Contestant, minutes: number): Promise<number[]> {
  await using server = await field.start(contestant);
  const loaded: number[] = [];
  const seconds = (60 * minutes) / samples / workloadNames.length;
  for (let sample = 0; sample < samples; sample += 1) {
    for (const name of workloadNames)
      await load({ url: server.readyMessage, body: workloadOf(name).body, clients: 16, seconds, answersAtLeast: 0 });
    const { rssMb } = await server.usage();
    loaded.push(rssMb);
  }
  return loaded;
}
