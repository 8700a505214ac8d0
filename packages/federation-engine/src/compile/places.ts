import { isObject, type JsonObject } from "../json-text.js";
import type { PlanPath } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";

/** A path in an answer. */
export type AnswerPath = readonly (string | number)[];

/**
 * Finds the objects at a plan's path. A null on the way ends its branch; an object or list in `shared`, which occurs at
 * several places by reference, is visited once.
 */
export type CollectPlaces = (root: unknown, shared?: ReadonlySet<object>) => Places;

type Holder = Record<string | number, unknown>;

/** Objects in an answer, each with the object or list that contains it. */
export class Places {
  readonly objects: JsonObject[] = [];
  private readonly holders: Holder[] = [];
  private readonly keys: (string | number)[] = [];

  add(object: JsonObject, holder: Holder, key: string | number): void {
    this.objects.push(object);
    this.holders.push(holder);
    this.keys.push(key);
  }

  /** Replaces the object at this index in its place. */
  replace(index: number, object: JsonObject): void {
    const [holder, key] = [this.holders[index], this.keys[index]];
    if (holder && key !== undefined) holder[key] = object;
  }
}

export function compilePlaces(path: PlanPath, supergraph: Supergraph): CollectPlaces {
  const steps = path.map((step) =>
    step.kind === "types" ? { ...step, fits: typeCheck(step.names, supergraph) } : step,
  );
  const walk = (root: Holder, rootKey: string | number, index: number, places: Places, walked?: WalkedOnce): void => {
    let holder = root;
    let key = rootKey;
    for (let at = index; at < steps.length; at += 1) {
      const here = holder[key];
      const step = steps[at];
      if (typeof here !== "object" || here === null || !step) return;
      if (step.kind === "types") {
        if (!Array.isArray(here)) {
          if (!step.fits((here as JsonObject).__typename)) return;
          continue;
        }
      }
      if (walked?.isKnown(here)) return;
      if (Array.isArray(here)) {
        // for a list of lists, the planner writes a single list step
        const next = step.kind === "each" ? at + 1 : at;
        for (let item = 0; item < here.length; item += 1) walk(here as unknown as Holder, item, next, places, walked);
        return;
      }
      if (step.kind !== "field") return;
      holder = here as Holder;
      key = step.name;
    }
    addObjects(holder, key, places, walked);
  };
  return (root, shared) => {
    const places = new Places();
    walk({ root }, "root", 0, places, shared && new WalkedOnce(shared));
    return places;
  };
}

/** Adds the objects at a key; visits a list also when the path does not name it. */
function addObjects(holder: Holder, key: string | number, places: Places, walked: WalkedOnce | undefined): void {
  const value = holder[key];
  if (!Array.isArray(value)) {
    if (isObject(value)) places.add(value, holder, key);
    return;
  }
  if (walked?.isKnown(value)) return;
  for (let index = 0; index < value.length; index += 1) addObjects(value as unknown as Holder, index, places, walked);
}

/** Remembers visited shared objects: everything below them is the same at each of their places. */
class WalkedOnce {
  private readonly walked = new Set<object>();

  constructor(private readonly shared: ReadonlySet<object>) {}

  isKnown(value: object): boolean {
    if (!this.shared.has(value)) return false;
    if (this.walked.has(value)) return true;
    this.walked.add(value);
    return false;
  }
}

/** Returns a check of type names. An object without a type name passes: the path itself determines its type. */
function typeCheck(names: readonly string[], supergraph: Supergraph): (type: unknown) => boolean {
  const known = new Map<string, boolean>();
  return (type) => {
    if (typeof type !== "string") return true;
    let fits = known.get(type);
    if (fits === undefined) known.set(type, (fits = names.some((name) => supergraph.isOfType(type, name))));
    return fits;
  };
}

/** Returns every object at the path, with the paths of all its places. */
export function placesWithPaths(root: unknown, path: PlanPath, supergraph: Supergraph): Map<JsonObject, AnswerPath[]> {
  const places = new Map<JsonObject, AnswerPath[]>();
  const arrive = (value: unknown, at: AnswerPath): void => {
    if (Array.isArray(value)) value.forEach((each, index) => arrive(each, [...at, index]));
    else if (isObject(value)) places.set(value, [...(places.get(value) ?? []), at]);
  };
  const walk = (value: unknown, rest: PlanPath, at: AnswerPath): void => {
    const [step, ...more] = rest;
    if (value === null || value === undefined) return;
    if (!step) arrive(value, at);
    else if (Array.isArray(value) && step.kind !== "each")
      value.forEach((each, index) => walk(each, rest, [...at, index]));
    else if (step.kind === "field") walk((value as JsonObject)[step.name], more, [...at, step.name]);
    else if (step.kind === "each") {
      if (Array.isArray(value)) value.forEach((each, index) => walk(each, more, [...at, index]));
    } else if (typeCheck(step.names, supergraph)((value as JsonObject).__typename)) walk(value, more, at);
  };
  walk(root, path, []);
  return places;
}
