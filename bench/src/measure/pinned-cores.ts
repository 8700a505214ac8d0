import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** Cores of a run: the gateways on one, what loads them and the subgraphs on another. */
export interface Cores {
  readonly gateways: number;
  readonly load: number;
}

/** Undefined where nothing can be pinned: without `taskset`, or on a single core. */
export function pinnableCores(): Cores | undefined {
  if (availableParallelism() < 2 || spawnSync("taskset", ["--version"]).status !== 0) return undefined;
  return { gateways: 0, load: 1 };
}

/** This process with all its threads. */
export function pinThisProcess(core: number): void {
  spawnSync("taskset", ["-acp", String(core), String(process.pid)]);
}

/** The command line, to be run on one core. */
export function pinned(core: number | undefined, command: readonly string[]): readonly string[] {
  return core === undefined ? command : ["taskset", "-c", String(core), ...command];
}
