import type { CollectPlaces } from "../compile/places.js";
import type { RepresentationOf } from "../compile/representation.js";
import type { ApplyRewrites } from "../compile/rewrites.js";
import type { JsonObject } from "../json-text.js";
import type { EntityList, PlanPath } from "../plan/query-plan.js";
import type { AskedEntity } from "./known-entities.js";

export interface CompiledList {
  readonly list: EntityList;
  readonly collects: readonly CollectPlaces[];
  readonly representationOf: RepresentationOf;
  readonly rewrite: ApplyRewrites | undefined;
  /** Lists with the same text ask the same of an entity. */
  readonly text: string;
  readonly alias: string;
  /** Whether nothing of what is asked has fields of its own: then merging copies it. */
  readonly isFlat: boolean;
}

/** The objects at one path, and the entity that each of them is. */
export interface Targets {
  readonly path: PlanPath;
  readonly objects: readonly JsonObject[];
  readonly entities: readonly AskedEntity[];
}

/** What one list of this request asks for. */
export interface AskedList {
  readonly compiled: CompiledList;
  readonly representations: readonly string[];
  /** In the order of the representations. */
  readonly fresh: readonly AskedEntity[];
  readonly targets: readonly Targets[];
  /** What another fetch has been asked for and has not brought yet. */
  readonly awaited: ReadonlySet<Promise<void>>;
}
