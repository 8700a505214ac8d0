import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLResolveInfo } from "graphql";
import type { Container, Place } from "./place.js";
import type { Run } from "./run.js";

/** Converts a non-null resolver value to its response value, or to a promise of it. */
export type Complete = (run: Run, value: NonNullable<unknown>, place: Place) => unknown;

/** A kind of position in the response: a field of an object, or the items of a list in it. */
export interface Spot {
  readonly field: RequestedField;
  readonly isNullable: boolean;
  readonly complete: Complete;
  /** For scalars and enums: `complete` without a place. */
  readonly serialize: ((value: unknown) => unknown) | undefined;
}

/** A field of one object type, as one operation requests it. */
export interface RequestedField {
  /** The response key. */
  readonly key: string;
  readonly name: string;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  /** All field nodes with this response key; the first node's arguments apply. */
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

export interface FieldPlan extends RequestedField {
  /** When undefined, the property of that name is read. */
  readonly resolve: GraphQLField<unknown, unknown>["resolve"];
  readonly spot: Spot;
}

export interface ObjectPlan {
  /** All response keys in order, with the values that are known in advance: `__typename`. */
  readonly template: Readonly<Container>;
  readonly fields: readonly FieldPlan[];
}

/** `place` is the place of the field, or of an item in it. */
export function resolveInfo(run: Run, field: RequestedField, place: Place): GraphQLResolveInfo {
  const { schema, operation, fragments } = run.executable;
  let path = place;
  while (typeof path.key === "number" && path.prev) path = path.prev;
  return {
    fieldName: field.name,
    fieldNodes: field.nodes,
    returnType: field.definition.type,
    parentType: field.parentType,
    path,
    schema,
    fragments,
    rootValue: run.rootValue,
    operation,
    variableValues: run.variables,
  };
}
