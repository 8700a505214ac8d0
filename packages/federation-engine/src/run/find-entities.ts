import type { Places } from "../compile/places.js";
import type { PlanPlaces } from "../compile/plan-places.js";
import type { Representation } from "../compile/representation.js";
import type { JsonObject } from "../json-text.js";
import type { PlanPath } from "../plan/query-plan.js";
import type { RequestedList, CompiledList, Targets } from "./requested-list.js";
import { EqualObjects } from "./equal-objects.js";
import type { Execution } from "./execution.js";
import type { RequestedEntity, KnownEntities } from "./known-entities.js";

interface Search {
  readonly known: KnownEntities;
  readonly places: PlanPlaces | undefined;
  /** Resolves when the requested entities have arrived. */
  readonly arrived: Promise<void>;
}

/** Finds the entities in a list, and those among them that are not requested yet. */
export function findEntities(compiled: CompiledList, execution: Execution, search: Search): RequestedList {
  const finder = new EntityFinder(compiled, search);
  const targets = compiled.collects.map((collect, index) => {
    const path = compiled.list.paths[index] ?? [];
    return finder.find(collect(execution.data, execution.shared), path, execution);
  });
  const { representations, fresh, awaited } = finder;
  return { compiled, representations, fresh, targets, awaited };
}

class EntityFinder {
  readonly representations: string[] = [];
  readonly fresh: RequestedEntity[] = [];
  readonly awaited = new Set<Promise<void>>();

  constructor(
    private readonly compiled: CompiledList,
    private readonly search: Search,
  ) {}

  find(places: Places, path: PlanPath, execution: Execution): Targets {
    const objects: JsonObject[] = [];
    const entities: RequestedEntity[] = [];
    const seen = new Set<object>();
    const equals = this.search.places?.haveSameFetches(path) ? new EqualObjects() : undefined;
    // objects of one type are usually adjacent
    let lastType: unknown;
    let representation: Representation | undefined;
    let byKey = new Map<unknown, RequestedEntity>();
    for (let index = 0; index < places.objects.length; index += 1) {
      const object = places.objects[index] as JsonObject;
      const type = object.__typename;
      if (typeof type !== "string") continue;
      if (!representation || type !== lastType) {
        lastType = type;
        representation = this.compiled.representationOf(type);
        byKey = this.search.known.ofType(type);
      }
      const { key, isOnlyKey, text } = representation;
      const keyValue = key === undefined ? undefined : object[key];
      const equal = key === undefined ? undefined : equals?.find(object, keyValue);
      if (equal) {
        if (equal !== object) places.replace(index, equal);
        (execution.shared ??= new Set()).add(equal);
        continue;
      }
      // objects that are not known to be equal may still be the same object
      if (execution.shared?.has(object)) {
        if (seen.has(object)) continue;
        seen.add(object);
      }
      // most entities occur at several places: the key finds them without building a text for each place
      let entity = isOnlyKey ? byKey.get(keyValue) : undefined;
      if (!entity) {
        entity = this.ofText(text(object), type);
        if (!entity) continue;
        if (isOnlyKey) byKey.set(keyValue, entity);
      }
      if (entity.value === undefined && entity.arrived !== this.search.arrived) this.awaited.add(entity.arrived);
      objects.push(object);
      entities.push(entity);
    }
    return { path, objects, entities };
  }

  private ofText(text: string | undefined, type: string): RequestedEntity | undefined {
    if (text === undefined) return undefined;
    const { known, arrived } = this.search;
    const there = known.byText.get(text);
    if (there) return there;
    const entity: RequestedEntity = { arrived, type, value: undefined, errors: [] };
    known.byText.set(text, entity);
    this.representations.push(text);
    this.fresh.push(entity);
    return entity;
  }
}
