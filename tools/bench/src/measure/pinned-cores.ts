import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** The CPU cores of a run: one for the gateways, another for the load generator and the subgraphs. */
export interface Cores {
  readonly gateways: number;
  readonly load: number;
}

/** Undefined when processes cannot be pinned: without `taskset`, or on a single core. */
export function pinnableCores(): Cores | undefined {
  if (availableParallelism() < 2 || spawnSync("taskset", ["--version"]).status !== 0) return undefined;
  return { gateways: 0, load: 1 };
}

/** Pins this process with all its threads to a core. */
export function pinThisProcess(core: number): void {
  spawnSync("taskset", ["-acp", String(core), String(process.pid)]);
}

/** The command line that runs `command` on one core. */
export function pinned(core: number | undefined, command: readonly string[]): readonly string[] {
  return core === undefined ? command : ["taskset", "-c", String(core), ...command];
}
