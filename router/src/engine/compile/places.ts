import { isObject, type JsonObject } from "../json-text.js";
import type { PlanPath } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";

/** Where something stands in an answer. */
export type AnswerPath = readonly (string | number)[];

/**
 * Finds the objects that stand at a plan's path. What is null on the way ends there; what is `shared`, standing at several places by
 * reference, is walked through once.
 */
export type CollectPlaces = (root: unknown, shared?: ReadonlySet<object>) => Places;

type Holder = Record<string | number, unknown>;

/** Objects of an answer, each with what holds it. */
export class Places {
  readonly objects: JsonObject[] = [];
  private readonly holders: Holder[] = [];
  private readonly keys: (string | number)[] = [];

  add(object: JsonObject, holder: Holder, key: string | number): void {
    this.objects.push(object);
    this.holders.push(holder);
    this.keys.push(key);
  }

  /** Puts another object where this one stands. */
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
        // of a list of lists, planners name one
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

/** A list that the path does not name is walked through all the same. */
function addObjects(holder: Holder, key: string | number, places: Places, walked: WalkedOnce | undefined): void {
  const value = holder[key];
  if (!Array.isArray(value)) {
    if (isObject(value)) places.add(value, holder, key);
    return;
  }
  if (walked?.isKnown(value)) return;
  for (let index = 0; index < value.length; index += 1) addObjects(value as unknown as Holder, index, places, walked);
}

/** Of what stands at several places: what is reached by it is the same wherever it stands. */
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

/** An object without a name of its type is let pass: the path itself says what stands there. */
function typeCheck(names: readonly string[], supergraph: Supergraph): (type: unknown) => boolean {
  const known = new Map<string, boolean>();
  return (type) => {
    if (typeof type !== "string") return true;
    let fits = known.get(type);
    if (fits === undefined) known.set(type, (fits = names.some((name) => supergraph.isOfType(type, name))));
    return fits;
  };
}

/** The same walk for those who must tell where: every object at the path, with all places where it stands. */
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
