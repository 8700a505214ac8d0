import type { CollectPlaces } from "../compile/places.js";
import type { RepresentationOf } from "../compile/representation.js";
import type { ApplyRewrites } from "../compile/rewrites.js";
import type { JsonObject } from "../json-text.js";
import type { EntityList, PlanPath } from "../plan/query-plan.js";
import type { RequestedEntity } from "./known-entities.js";

export interface CompiledList {
  readonly list: EntityList;
  readonly collects: readonly CollectPlaces[];
  readonly representationOf: RepresentationOf;
  readonly rewrite: ApplyRewrites | undefined;
  /** Lists with the same text ask the same fields of an entity. */
  readonly text: string;
  readonly alias: string;
  /** Whether none of the requested fields has subfields: merging then copies all values. */
  readonly isFlat: boolean;
}

/** The objects at one path, with the entity for each object. */
export interface Targets {
  readonly path: PlanPath;
  readonly objects: readonly JsonObject[];
  readonly entities: readonly RequestedEntity[];
}

/** One list of entities in this request. */
export interface RequestedList {
  readonly compiled: CompiledList;
  readonly representations: readonly string[];
  /** Entities to request, in the order of the representations. */
  readonly fresh: readonly RequestedEntity[];
  readonly targets: readonly Targets[];
  /** Fetches that already request some of these entities and are not finished. */
  readonly awaited: ReadonlySet<Promise<void>>;
}
