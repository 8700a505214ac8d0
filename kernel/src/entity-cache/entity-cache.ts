import { unkeptSeconds } from "../cache-hints/cache-control-header.js";
import type { EntityNames } from "./entity-name.js";

/** What was found, in the order of the ids: JSON, or undefined for what must be asked. */
export interface FoundEntities {
  readonly values: readonly (string | undefined)[];
  readonly lookUp: LookUp;
}

/** What is read after it may be kept while its session lasts. */
export interface LookUp {
  readonly session: number;
  /** By the clock of the cache. */
  readonly atMs: number;
}

/** What a subgraph has said of some entities, in the order of their ids. */
export interface SaidOfEntities {
  readonly values: readonly string[];
  /** For how long everybody may be told it. */
  readonly seconds: number;
  /** That before which nothing of it was read. */
  readonly lookUp: LookUp;
}

/** What subgraphs have said of entities. Whoever changes an entity has it forgotten before (`entity-changes.ts`). */
export interface EntityCache {
  /** `question`: what is asked about each, as far as the answer depends on it. Undefined while the cache is away. Never throws. */
  find(question: string, names: EntityNames): Promise<FoundEntities | undefined>;
  /** Of what a look-up has not found, and a subgraph has said since. Nobody need wait for it. */
  keep(question: string, names: EntityNames, said: SaidOfEntities): Promise<void>;
}

/** Whether an answer that everybody may be given for so many seconds is worth keeping. */
export function isWorthKeeping(seconds: number): boolean {
  return seconds > unkeptSeconds;
}
