import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLResolveInfo } from "graphql";
import type { Container, Place } from "./place.js";
import type { Run } from "./run.js";

/** Makes of a resolver's value, which is not null, what stands in the answer, or a promise of it. */
export type Complete = (run: Run, value: NonNullable<unknown>, place: Place) => unknown;

/** A kind of place: a field of an object, or the items of a list in it. */
export interface Spot {
  readonly field: AskedField;
  readonly isNullable: boolean;
  readonly complete: Complete;
  /** Of scalars and enums: `complete` without a place. */
  readonly serialize: ((value: unknown) => unknown) | undefined;
}

/** A field of one object type, as one operation asks for it. */
export interface AskedField {
  /** In the answer. */
  readonly key: string;
  readonly name: string;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  /** All that ask for it under this key; the first one's arguments count. */
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

export interface FieldPlan extends AskedField {
  /** Reads the property of that name when undefined. */
  readonly resolve: GraphQLField<unknown, unknown>["resolve"];
  readonly spot: Spot;
}

export interface ObjectPlan {
  /** All keys in their order, with the values of those that are known beforehand: `__typename`. */
  readonly template: Readonly<Container>;
  readonly fields: readonly FieldPlan[];
}

/** `place` is the field's, or one of an item in it. */
export function resolveInfo(run: Run, field: AskedField, place: Place): GraphQLResolveInfo {
  const { schema, operation, fragments } = run.parts;
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
