import { badDays, goodDay, type Fault, type FaultKind } from "./fault.js";
import { seededRandom } from "@souk/tests/test-kit/data/seeded-random";

export interface PlannedFault {
  /** Milliseconds after the end of the previous fault. */
  readonly afterMs: number;
  readonly fault: Fault;
}

export interface ScheduleInput {
  readonly seed: number;
  readonly count: number;
  /** Names of the processes that can be killed. */
  readonly processes: readonly string[];
  /** Names of the services whose connections can be cut. */
  readonly connections: readonly string[];
}

export const shortestPauseMs = 500;
const longestPauseMs = 2500;
const shortestCutMs = 500;
const longestCutMs = 3000;

/** Each round of the schedule has these kinds in a random order. */
const round: readonly FaultKind[] = [
  "kill",
  "kill",
  "kill",
  "kill",
  "cut",
  "cut",
  "cut",
  "restartDatabase",
  "changeProvider",
];

/**
 * Returns the same list for the same input. Every kind occurs in each round, and every target of a kind is used once
 * before one repeats.
 */
export function scheduleFaults({ seed, count, processes, connections }: ScheduleInput): readonly PlannedFault[] {
  const random = seededRandom(seed);
  const between = (lowest: number, highest: number): number => Math.round(lowest + random() * (highest - lowest));
  const nextKind = inTurn(round, random);
  const nextProcess = inTurn(processes, random);
  const nextConnection = inTurn(connections, random);
  const nextMode = inTurn(["fast", "immediate"] as const, random);
  const nextDay = inTurn([...badDays, goodDay], random);
  const faultOf = (kind: FaultKind): Fault => {
    switch (kind) {
      case "kill":
        return { kind, name: nextProcess() };
      case "restartDatabase":
        return { kind, mode: nextMode() };
      case "cut":
        return { kind, name: nextConnection(), forMs: between(shortestCutMs, longestCutMs) };
      case "changeProvider":
        return { kind, day: nextDay() };
    }
  };
  return Array.from({ length: count }, () => ({
    afterMs: between(shortestPauseMs, longestPauseMs),
    fault: faultOf(nextKind()),
  }));
}

/** Returns all elements in random order, then all of them again in another random order. */
function inTurn<T>(all: readonly T[], random: () => number): () => T {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = [...all];
    const [picked] = left.splice(Math.floor(random() * left.length), 1);
    if (picked === undefined) throw new Error("there is nothing to choose from");
    return picked;
  };
}
