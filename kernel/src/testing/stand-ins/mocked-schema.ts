import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  getNullableType,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  responsePathAsArray,
  typeFromAST,
  isInputType,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";

/** A pseudo-random number for a place; the same for the same seed and place. */
type Chance = (place: string) => number;

const leaves: Readonly<Record<string, unknown>> = { Int: 7, Float: 1.5, Boolean: true, ID: "id", String: "text" };

/**
 * A subgraph whose resolvers return pseudo-random results from the seed in the context: values, and at some places null
 * or an error. The same seed and path always give the same result. With an odd seed all results are promises, with an
 * even seed none: when one list item fails immediately while another is pending, graphql-js leaves the other's
 * rejection unhandled, which ends the process.
 */
export function mockedSubgraph(sdl: string): GraphQLSchema {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    if (isAbstractType(type)) type.resolveType = (value: { readonly kind: string }) => value.kind;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (_source: unknown, _args: unknown, { seed }: { seed: number }, info: GraphQLResolveInfo) => {
        const place = responsePathAsArray(info.path).join(".");
        const value = valueOf(schema, field.type, place, seed);
        return isLate(seed) ? Promise.resolve().then(value) : value();
      };
    }
  }
  return schema;
}

/** Returns valid variables; some optional ones are omitted. */
export function mockedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  seed: number,
): Record<string, unknown> {
  const chance = chanceOf(seed);
  const entries = variableDefinitions.map(({ variable, type: node }) => {
    const type = typeFromAST(schema, node);
    return [variable.name.value, isInputType(type) ? inputOf(type, variable.name.value, chance) : undefined];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

function chanceOf(seed: number): Chance {
  return (place) => {
    let hash = 2166136261 ^ seed;
    for (const char of `${seed} ${place}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
    return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
  };
}

function isLate(seed: number): boolean {
  return seed % 2 === 1;
}

function pick<T>(choices: readonly T[], chance: number): T {
  return choices[Math.floor(chance * choices.length)] as T;
}

function valueOf(schema: GraphQLSchema, type: GraphQLOutputType, place: string, seed: number): () => unknown {
  const chance = chanceOf(seed);
  return () => {
    const drawn = chance(`${place} what`);
    if (drawn < 0.02) throw new GraphQLError(`refused at ${place}`, { extensions: { code: "FORBIDDEN" } });
    if (drawn < 0.03) return new Error(`failed at ${place}`);
    if (drawn < (isNonNullType(type) ? 0.04 : 0.15)) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const length = Math.floor(chance(`${place} length`) * 4);
      const item = (index: number): unknown => {
        const value = valueOf(schema, nullable.ofType, `${place}.${index}`, seed);
        return isLate(seed) ? Promise.resolve().then(value) : orError(value);
      };
      return Array.from({ length }, (_item, index) => item(index));
    }
    if (isEnumType(nullable)) return pick(nullable.getValues(), drawn).value as unknown;
    if (isLeafType(nullable)) return leaves[nullable.name] ?? `a ${nullable.name}`;
    const kind = isAbstractType(nullable) ? pick(schema.getPossibleTypes(nullable), chance(`${place} kind`)) : nullable;
    return { kind: kind.name };
  };
}

/** Returns the error instead of throwing it, because a list under construction can only hold errors as items. */
function orError(value: () => unknown): unknown {
  try {
    return value();
  } catch (error) {
    return error;
  }
}

function inputOf(type: GraphQLInputType, place: string, chance: Chance): unknown {
  if (!isNonNullType(type) && chance(`${place} given`) < 0.5) return undefined;
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [inputOf(nullable.ofType, `${place}.0`, chance) ?? null];
  if (isEnumType(nullable)) return pick(nullable.getValues(), chance(place)).name;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).map((field) => [
      field.name,
      inputOf(field.type, `${place}.${field.name}`, chance),
    ]);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  return leaves[(nullable as { name: string }).name] ?? `a ${(nullable as { name: string }).name}`;
}
