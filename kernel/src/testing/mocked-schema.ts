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

/** What chance decides, and the same again for the same seed and place. */
type Chance = (place: string) => number;

const leaves: Readonly<Record<string, unknown>> = { Int: 7, Float: 1.5, Boolean: true, ID: "id", String: "text" };

/**
 * A subgraph whose resolvers answer by the seed in the context: values, at some places null or an error. A seed and a path always give
 * the same. With an odd seed all is late, with an even one nothing: where one item of a list fails at once while another waits,
 * graphql-js leaves the other's failure to nobody, which ends the process.
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

/** Variables that fit, some of those that need not be given left out. */
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

/** What cannot be thrown while the list is made is an item that is an error. */
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
