import {
  defaultTypeResolver,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from "graphql";
import { executeFields, fill, isPromise } from "./execute-fields.js";
import { resolveInfo, type Complete, type RequestedField, type ObjectPlan, type Spot } from "./field-plan.js";
import type { Place } from "./place.js";
import type { Run } from "./run.js";

/** Returns the plan for the objects of `type` that `field` returns. */
export type PlanOf = (type: GraphQLObjectType, field: RequestedField) => ObjectPlan;

export function spotOf(type: GraphQLOutputType, field: RequestedField, planOf: PlanOf): Spot {
  const isNullable = !isNonNullType(type);
  const nullable = getNullableType(type);
  if (isLeafType(nullable)) {
    const serialize = serializerOf(nullable);
    return { field, isNullable, serialize, complete: (_run, value) => orThrown(nullable, serialize(value)) };
  }
  return { field, isNullable, serialize: undefined, complete: completerOf(nullable, field, planOf) };
}

function completerOf(
  type: Exclude<ReturnType<typeof getNullableType>, GraphQLLeafType>,
  field: RequestedField,
  planOf: PlanOf,
): Complete {
  if (isListType(type)) return listOf(spotOf(type.ofType as GraphQLOutputType, field, planOf));
  if (isObjectType(type)) return objectOf(type, field, planOf);
  if (isAbstractType(type)) return anyOf(type, field, planOf);
  throw new Error(`${field.name} returns an input type`);
}

function serializerOf(type: GraphQLLeafType): (value: unknown) => unknown {
  // most leaves are strings
  if (type.name === "String" || type.name === "ID")
    return (value) => (typeof value === "string" ? value : type.serialize(value));
  return (value) => type.serialize(value);
}

function orThrown(type: GraphQLLeafType, value: unknown): unknown {
  if (value == null) throw new Error(`Expected ${type.name} to be written as something, it was ${String(value)}.`);
  return value;
}

function listOf(items: Spot): Complete {
  return (run, value, place) => {
    if (typeof value !== "object" || !(Symbol.iterator in value)) {
      const { parentType, name } = items.field;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${parentType.name}.${name}".`);
    }
    const values: readonly unknown[] = Array.isArray(value) ? value : Array.from(value as Iterable<unknown>);
    const list: unknown[] = [];
    try {
      for (let index = 0; index < values.length; index += 1)
        fill(run, items, list as unknown as Record<number, unknown>, index, place, values[index]);
    } catch (error) {
      // the other items are discarded; an unhandled rejection of one would end the process
      for (const other of values) if (isPromise(other)) void Promise.resolve(other).catch(() => undefined);
      throw error;
    }
    return list;
  };
}

function objectOf(type: GraphQLObjectType, field: RequestedField, planOf: PlanOf): Complete {
  let plan: ObjectPlan | undefined;
  const execute: Complete = (run, value, place) => executeFields(run, (plan ??= planOf(type, field)), value, place);
  if (!type.isTypeOf) return execute;
  return (run, value, place) => {
    const isOf = type.isTypeOf?.(value, run.context, resolveInfo(run, field, place));
    const orElse = (isIt: unknown): unknown => {
      if (isIt !== true) throw new GraphQLError(`Expected value of type "${type.name}".`, { nodes: field.nodes });
      return execute(run, value, place);
    };
    return isPromise(isOf) ? isOf.then(orElse) : orElse(isOf);
  };
}

function anyOf(type: GraphQLAbstractType, field: RequestedField, planOf: PlanOf): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const completers = new Map<string, Complete>();
  const completeAs = (name: unknown, run: Run, value: NonNullable<unknown>, place: Place): unknown => {
    let complete = completers.get(name as string);
    if (!complete) {
      complete = objectOf(objectTypeOf(type, name, run, field), field, planOf);
      completers.set(name as string, complete);
    }
    return complete(run, value, place);
  };
  return (run, value, place) => {
    const name = resolveType(value, run.context, resolveInfo(run, field, place), type);
    return isPromise(name)
      ? name.then((late) => completeAs(late, run, value, place))
      : completeAs(name, run, value, place);
  };
}

function objectTypeOf(
  type: GraphQLAbstractType,
  name: unknown,
  { executable }: Run,
  field: RequestedField,
): GraphQLObjectType {
  const { schema } = executable;
  const found = typeof name === "string" ? schema.getType(name) : undefined;
  if (isObjectType(found) && schema.isSubType(type, found)) return found;
  throw new GraphQLError(
    `Abstract type "${type.name}" must resolve to one of its object types for field "${field.parentType.name}.${field.name}".`,
    { nodes: field.nodes },
  );
}
