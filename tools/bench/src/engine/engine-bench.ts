import { extname } from "node:path";
import type { Contestant } from "../contestants.ts";
import { burst, type Burst } from "./burst.ts";
import { requireEqualAnswers } from "../measure/equal-answers.ts";
import { Field } from "../measure/field.ts";
import { load } from "../measure/load.ts";
import type { ServerProcess } from "../measure/server-process.ts";
import { workloadOf, type WorkloadName } from "../workloads/workloads.ts";

export interface EngineBenchOptions {
  readonly contestants: readonly Contestant[];
  readonly workloads: readonly WorkloadName[];
  readonly clients: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  /** Folder for CPU profiles of our engine, recorded under separate load after the rounds. */
  readonly profile: string | undefined;
  /** Receives progress messages. */
  readonly report: (line: string) => void;
}

/** The bursts of one gateway under one load, one per round. */
export interface Series {
  readonly contestant: Contestant;
  readonly bursts: readonly Burst[];
}

export interface EngineComparison {
  readonly workload: WorkloadName;
  readonly clients: number;
  readonly answerBytes: number;
  readonly series: readonly Series[];
}

interface Running {
  readonly contestant: Contestant;
  readonly server: ServerProcess;
}

const warmUpSeconds = 2;
/** Enough answers for V8 to compile the hot code. */
const warmUpAnswers = 400;
const profileSeconds = 6;

/**
 * Measures every gateway under every load in turn: each round has one burst of each, so a disturbance affects all
 * equally.
 */
export async function benchEngine(options: EngineBenchOptions): Promise<readonly EngineComparison[]> {
  await using resources = new AsyncDisposableStack();
  const field = resources.use(await Field.open());
  const running: Running[] = [];
  for (const contestant of options.contestants) {
    options.report(`starting ${contestant.name}`);
    running.push({ contestant, server: resources.use(await field.start(contestant)) });
  }
  const comparisons: EngineComparison[] = [];
  for (const name of options.workloads) {
    const workload = workloadOf(name);
    const all = running.map(({ contestant, server }) => ({ name: contestant.name, url: server.readyMessage }));
    const answerBytes = await requireEqualAnswers(all, workload);
    for (const { contestant, server } of running) {
      options.report(`warming ${contestant.name} for ${name}`);
      await load({
        url: server.readyMessage,
        body: workload.body,
        clients: 16,
        seconds: warmUpSeconds,
        answersAtLeast: warmUpAnswers,
      });
    }
    for (const clients of options.clients)
      comparisons.push({
        workload: name,
        clients,
        answerBytes,
        series: await roundsOf(field, running, name, clients, options),
      });
  }
  if (options.profile !== undefined) await writeProfiles(running, options.profile, options);
  return comparisons;
}

async function roundsOf(
  field: Field,
  running: readonly Running[],
  name: WorkloadName,
  clients: number,
  { rounds, seconds, report }: EngineBenchOptions,
): Promise<Series[]> {
  const workload = workloadOf(name);
  const series = running.map(({ contestant }) => ({ contestant, bursts: [] as Burst[] }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, { contestant, server }] of running.entries()) {
      const done = await burst(field, server, { workload, clients, seconds });
      series[index]?.bursts.push(done);
      report(
        `${name}, ${clients} clients, round ${round}: ${contestant.name} ${done.perSecond.toFixed(0)}/s, ${done.cpuMs.toFixed(3)} ms CPU`,
      );
    }
  }
  return series;
}

/** Writes one profile for each of our engines and each workload. */
async function writeProfiles(
  running: readonly Running[],
  path: string,
  { workloads, report }: EngineBenchOptions,
): Promise<void> {
  const ours = running.filter(({ contestant }) => contestant.role === "ours");
  for (const { contestant, server } of ours.length > 0 ? ours : running) {
    for (const name of workloads) {
      const { body } = workloadOf(name);
      const end = extname(path);
      const file = `${path.slice(0, path.length - end.length)}-${contestant.name}-${name}${end || ".cpuprofile"}`;
      await server.request({ command: "profile" });
      await load({
        url: server.readyMessage,
        body,
        clients: 16,
        seconds: profileSeconds,
        answersAtLeast: warmUpAnswers,
      });
      await server.request({ command: "end profile", file });
      report(`wrote ${file}`);
    }
  }
}
