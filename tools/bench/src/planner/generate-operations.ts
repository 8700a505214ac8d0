import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

const deepest = 5;

/** Generates `count` different queries for a schema. The same schema always gets the same queries. */
export function generateOperations(schema: GraphQLSchema, count: number): readonly string[] {
  const random = seeded(20_26);
  const query = schema.getQueryType();
  if (!query) throw new Error("the schema has no queries");
  const found = new Set<string>();
  // a small schema may not have enough different queries
  for (let attempts = 0; found.size < count && attempts < count * 50; attempts += 1) {
    const selection = selectionOf(query, random, deepest);
    if (selection !== "") found.add(`query Q${selection}`);
  }
  if (found.size < count) throw new RangeError(`the schema has ${found.size} different queries for ${count}`);
  return [...found];
}

/** A random selection of fields; empty when every field needs arguments. */
function selectionOf(type: GraphQLObjectType, random: () => number, depth: number): string {
  // the Rust planner's schema lists the introspection fields among the others
  const askable = Object.values(type.getFields()).filter(
    ({ name, args }) => !name.startsWith("__") && !args.some(isRequiredArgument),
  );
  const texts = askable
    .filter((field) => random() < (isCompositeType(getNamedType(field.type)) ? 0.4 : 0.6))
    .map((field) => fieldText(field, random, depth))
    .filter((text) => text !== "");
  return texts.length === 0 ? "" : `{${texts.join(" ")}}`;
}

function fieldText({ name, type }: GraphQLField<unknown, unknown>, random: () => number, depth: number): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return name;
  if (!isObjectType(named) || depth === 1) return "";
  const selection = selectionOf(named, random, depth - 1);
  return selection === "" ? "" : `${name}${selection}`;
}

/** A seeded sequence of numbers from 0 to 1 (Park and Miller). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
