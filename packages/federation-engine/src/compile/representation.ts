import { isObject, quoted, type JsonObject } from "../json-text.js";
import type { Required, Rewrite } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";
import { compileRewrites } from "./rewrites.js";

/**
 * Returns the JSON representation of this object for a subgraph; undefined when a required field is missing, so that
 * there is nothing to request. Equal entities have equal texts.
 */
export type Represent = (entity: JsonObject) => string | undefined;

/** The way to represent entities of one type. */
export interface Representation {
  readonly text: Represent;
  /** The field that differs for most entities; undefined when none is known. */
  readonly key: string | undefined;
  /** Whether `key` is the only field by which the texts differ. */
  readonly isOnlyKey: boolean;
}

/** Returns the representation for an entity's type. */
export type RepresentationOf = (type: string) => Representation;

export function compileRepresentation(
  requires: readonly Required[],
  rewrites: readonly Rewrite[],
  supergraph: Supergraph,
): RepresentationOf {
  const rewrite = compileRewrites(rewrites, supergraph);
  const byType = new Map<string, Representation>();
  const projected: Represent = (entity) => {
    const projection = project(entity, requires, supergraph);
    if (typeof projection?.__typename !== "string") return undefined;
    rewrite?.(projection);
    return JSON.stringify(projection);
  };
  const compileFor = (type: string): Representation => {
    const fitting = requires.filter((each) => fits(each, type, supergraph));
    const [only] = fitting;
    if (fitting.length !== 1 || only?.kind !== "fragment" || !only.selections.every(isField))
      return { text: projected, key: undefined, isOnlyKey: false };
    const fields = inOrder(only.selections.filter(isField), type, supergraph);
    const [key, ...more] = fields.filter(({ name, selections }) => name !== "__typename" && !selections);
    const isOnlyKey = key !== undefined && more.length === 0 && fields.every(({ selections }) => !selections);
    return { text: rewrite ? projected : compileText(fields, supergraph), key: key?.key, isOnlyKey };
  };
  return (type) => {
    const known = byType.get(type);
    if (known) return known;
    const representation = compileFor(type);
    byType.set(type, representation);
    return representation;
  };
}

/**
 * Sorts the fields, so that equal entities have equal texts for all fetches. The type and the key fields come first.
 */
function inOrder(fields: readonly RequiredField[], type: string, supergraph: Supergraph): readonly RequiredField[] {
  const rank = ({ name }: RequiredField) => (name === "__typename" ? 0 : supergraph.isKey(type, name) ? 1 : 2);
  return fields.toSorted((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1));
}

type RequiredField = Extract<Required, { kind: "field" }>;

function isField(selection: Required): selection is RequiredField {
  return selection.kind === "field";
}

function fits(selection: Required, type: string, supergraph: Supergraph): boolean {
  return selection.kind === "field" || supergraph.isOfType(type, selection.type);
}

/** Compiles the usual case: the fields of one type, written directly as text. */
function compileText(fields: readonly RequiredField[], supergraph: Supergraph): Represent {
  if (!fields.some(({ name }) => name === "__typename")) return () => undefined;
  const parts = fields.map(({ key, name, selections }, index) => ({
    key,
    lead: `${index === 0 ? "{" : ","}${JSON.stringify(name)}:`,
    selections,
  }));
  return (entity) => {
    let text = "";
    for (const { key, lead, selections } of parts) {
      const value = entity[key];
      if (value === undefined) return undefined;
      text += lead;
      if (typeof value === "string") text += quoted(value);
      else text += JSON.stringify(selections ? projectValue(value, selections, supergraph) : value);
    }
    return `${text}}`;
  };
}

/** Returns the selected fields of an object; null when one is missing. */
function project(source: JsonObject, selections: readonly Required[], supergraph: Supergraph): JsonObject | null {
  const result: JsonObject = {};
  for (const selection of selections) {
    if (selection.kind === "field") {
      const value = source[selection.key];
      if (value === undefined) return null;
      result[selection.name] = selection.selections ? projectValue(value, selection.selections, supergraph) : value;
      continue;
    }
    const { __typename: type } = source;
    if (typeof type !== "string" || !supergraph.isOfType(type, selection.type)) continue;
    const part = project(source, selection.selections, supergraph);
    if (part) combine(result, part);
  }
  return result;
}

function projectValue(value: unknown, selections: readonly Required[], supergraph: Supergraph): unknown {
  if (Array.isArray(value)) return value.map((each) => projectValue(each, selections, supergraph));
  return isObject(value) ? project(value, selections, supergraph) : null;
}

/** Merges `source` into `target`: two fragments may require parts of the same object. */
function combine(target: JsonObject, source: JsonObject): void {
  for (const [key, value] of Object.entries(source)) {
    const there = target[key];
    if (isObject(there) && isObject(value)) combine(there, value);
    else target[key] = value;
  }
}
