import { isObject, type JsonObject } from "../json-text.js";
import type { PlanPath } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";

/** Where something stands in an answer. */
export type AnswerPath = readonly (string | number)[];

/**
 * Adds the objects that stand at a plan's path to `found`. What is null on the way ends there. With `visited`, what stands at several places by
 * reference is found once.
 */
export type CollectPlaces = (root: unknown, found: JsonObject[], visited?: Set<object>) => void;

export function compilePlaces(path: PlanPath, supergraph: Supergraph): CollectPlaces {
  const steps = path.map((step) =>
    step.kind === "types" ? { ...step, fits: typeCheck(step.names, supergraph) } : step,
  );
  const walk = (value: unknown, index: number, found: JsonObject[], visited: Set<object> | undefined): void => {
    let here = value;
    for (let at = index; at < steps.length; at += 1) {
      const step = steps[at];
      if (here === null || here === undefined || !step) return;
      // of a list of lists, planners name one
      if (Array.isArray(here) && step.kind !== "each") {
        if (!isVisited(here, visited)) for (const each of here) walk(each, at, found, visited);
        return;
      }
      if (step.kind === "field") {
        here = (here as JsonObject)[step.name];
      } else if (step.kind === "each") {
        if (!Array.isArray(here) || isVisited(here, visited)) return;
        for (const each of here) walk(each, at + 1, found, visited);
        return;
      } else if (!step.fits((here as JsonObject).__typename)) return;
    }
    addObjects(here, found, visited);
  };
  return (root, found, visited) => walk(root, 0, found, visited);
}

/** A list that the path does not name is walked through all the same. */
function addObjects(value: unknown, found: JsonObject[], visited: Set<object> | undefined): void {
  if (Array.isArray(value)) {
    for (const each of value) addObjects(each, found, visited);
  } else if (isObject(value) && !isVisited(value, visited)) found.push(value);
}

/** A list is one place of its path: what is reached by it is the same wherever it stands. */
function isVisited(value: object, visited: Set<object> | undefined): boolean {
  if (!visited) return false;
  if (visited.has(value)) return true;
  visited.add(value);
  return false;
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
