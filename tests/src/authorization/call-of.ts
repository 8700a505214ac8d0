import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import {
  buildASTSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  parse,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";

const schemas = new Map(subgraphNames.map((name) => [name, schemaOf(name)]));

function schemaOf(name: SubgraphName): GraphQLSchema {
  const file = new URL(`../../../schema/subgraphs/${name}.graphql`, import.meta.url);
  return buildASTSchema(parse(readFileSync(file, "utf8")), { assumeValidSDL: true });
}

/** Returns a call of a root field with valid arguments that name no existing object. */
export function callOf(subgraph: SubgraphName, coordinate: string): string {
  const [type = "", name = ""] = coordinate.split(".");
  const schema = schemas.get(subgraph);
  const root = type === "Query" ? schema?.getQueryType() : schema?.getMutationType();
  const field = root?.getFields()[name];
  if (!field) throw new Error(`${subgraph} has no ${coordinate}`);
  const given = field.args.filter(isRequiredArgument).map(written).join(", ");
  const answer = isCompositeType(getNamedType(field.type)) ? " { __typename }" : "";
  return `${type.toLowerCase()} { ${name}${given ? `(${given})` : ""}${answer} }`;
}

function written({ name, type }: GraphQLArgument | GraphQLInputField): string {
  return `${name}: ${sample(type)}`;
}

const samples: Readonly<Record<string, () => string>> = {
  ID: () => JSON.stringify(randomUUID()),
  String: () => `"x"`,
  Int: () => "1",
  Boolean: () => "false",
  DateTime: () => `"2030-01-01T00:00:00.000Z"`,
  Decimal: () => `"1.00"`,
  CurrencyCode: () => `"CAD"`,
  JSON: () => "{}",
};

function sample(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type)) return samples[type.name]?.() ?? fail(`no sample of ${type.name}`);
  return `{ ${Object.values(type.getFields()).filter(isRequiredInputField).map(written).join(", ")} }`;
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
