import type { PlanPath } from "./query-plan.js";
import type { FetchGroup, RequestedFields } from "./fetch-group.js";
import type { FederatedSchema, Position } from "./federated-schema.js";
import type { RouteCosts } from "./route-costs.js";

/** An object in the answer of one request. */
export interface Source {
  readonly group: FetchGroup | undefined;
  readonly fields: RequestedFields;
  readonly position: Position;
  /** The positions in all subgraphs that could return the object. */
  readonly others: () => readonly Position[];
}

/** An object in the client's answer, with the requests that return parts of it. */
export interface Place {
  readonly path: PlanPath;
  readonly origin: Source;
  readonly sources: Map<string, Source>;
  /** Requests with fields that a `@requires` names. */
  readonly requiring: Map<string, Source>;
}

/**
 * Returns the types of objects at an abstract position. A union that several subgraphs could return here has only the
 * members that all of them know: the choice of a subgraph may not change the answer.
 */
export function typesAt({ position, others }: Source, schema: FederatedSchema): string[] {
  const types = schema.possibleTypes(position);
  if (!schema.isUnion(position.type)) return types;
  const known = others().map((each) => schema.at(each));
  return types.filter((type) => known.every((each) => !each?.isAbstract || each.possible.has(type)));
}

/** Returns the positions of a field's object in all subgraphs that could return it. */
export function positionsBelow(
  positions: readonly Position[],
  name: string,
  { schema, costs }: { readonly schema: FederatedSchema; readonly costs: RouteCosts },
): Position[] {
  const below = positions.flatMap((position) => {
    const reached = schema.at(position)?.isAbstract ? [] : [...costs.reach(position)];
    const entered = reached
      .filter(([graph]) => graph !== position.graph)
      .map(([graph, { type }]) => ({ graph, type, provided: undefined }));
    return [position, ...entered].flatMap((at) => {
      const found = schema.field(at, name);
      return found ? [schema.below(at, found)] : [];
    });
  });
  return [...new Map(below.map((each) => [`${each.graph} ${each.type}`, each])).values()];
}

export function once<T>(make: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: make() }).value;
}
