import { getNamedType, isInputObjectType, type GraphQLArgument, type GraphQLInputType } from "graphql";
import type { CostRules } from "./cost-rules.js";

/**
 * Returns the cost of a field's arguments. Each argument and each field of an input object costs its own weight, or that
 * of its type once for each of its values. `args` has the values of variables and defaults; a null costs nothing.
 */
export function inputCost(
  { weights, readsInputs }: CostRules,
  coordinate: string,
  { args: definitions }: { readonly args: readonly GraphQLArgument[] },
  args: Readonly<Record<string, unknown>>,
): number {
  if (!readsInputs) return 0;
  return sumOf(definitions, ({ name, type }) => costOf(weights, `${coordinate}(${name}:)`, type, args[name]));
}

function costOf(weights: CostRules["weights"], coordinate: string, type: GraphQLInputType, value: unknown): number {
  if (value == null) return 0;
  const weight = weights.get(coordinate);
  return (weight ?? 0) + costOfValue(weights, type, value, weight === undefined);
}

/** `countsType`: whether a scalar or an enum costs the weight of its type. */
function costOfValue(
  weights: CostRules["weights"],
  type: GraphQLInputType,
  value: unknown,
  countsType: boolean,
): number {
  if (value == null) return 0;
  const named = getNamedType(type);
  if (!isInputObjectType(named)) {
    if (!countsType) return 0;
    const count = Array.isArray(value) ? value.flat(Infinity).length : 1;
    return count * (weights.get(named.name) ?? 0);
  }
  if (Array.isArray(value)) return sumOf(value, (each) => costOfValue(weights, named, each, countsType));
  const fields = named.getFields();
  return sumOf(Object.entries(value), ([name, each]) => {
    const field = fields[name];
    return field ? costOf(weights, `${named.name}.${name}`, field.type, each) : 0;
  });
}

function sumOf<T>(values: readonly T[], cost: (value: T) => number): number {
  return values.reduce((sum, value) => sum + cost(value), 0);
}
