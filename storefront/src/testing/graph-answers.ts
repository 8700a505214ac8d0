import {
  buildSchema,
  execute,
  getNamedType,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from "graphql";
import api from "../../../schema/api.graphql?raw";

/**
 * The values of fields by name: of the query and the mutation, and of the objects below. A function receives the
 * arguments of its field. A field without a value is null, an empty list, or the plainest value of its type.
 */
export interface Answers {
  readonly [field: string]: unknown;
}

const schema = buildSchema(api);

const plainScalars: Readonly<Record<string, unknown>> = {
  Boolean: false,
  Int: 0,
  Float: 0,
  Decimal: "0.00",
  CurrencyCode: "CAD",
  DateTime: "2026-03-01T12:00:00.000Z",
  JSON: {},
};

/**
 * Executes an operation on the schema of the API. Throws if it is invalid there, or if `answers` has an unknown field.
 * An answer that throws a `GraphQLError` is one of the graph's errors.
 */
export async function executeWith(
  answers: Answers,
  { query, variables }: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
): Promise<ExecutionResult> {
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) throw new AggregateError(errors, errors.map(({ message }) => message).join("\n"));
  const result = await execute({
    schema,
    document,
    rootValue: answers,
    variableValues: variables,
    fieldResolver,
    typeResolver,
  });
  const fault = result.errors?.find(({ originalError }) => originalError && !(originalError instanceof GraphQLError));
  if (fault) throw fault;
  return result;
}

const fieldResolver: GraphQLFieldResolver<Answers, unknown> = async (parent, args, _context, info) => {
  const given = parent[info.fieldName];
  const value: unknown = typeof given === "function" ? await given(args) : await given;
  if (value === undefined) return plainValue(info.returnType, info.fieldName);
  for (const each of Array.isArray(value) ? value : [value]) checkFields(info.returnType, each);
  return value;
};

function typeResolver(value: unknown): string {
  const { __typename } = value as { readonly __typename?: string };
  if (!__typename) throw new Error(`__typename is missing in ${JSON.stringify(value)}`);
  return __typename;
}

function checkFields(declared: GraphQLOutputType, value: unknown): void {
  if (typeof value !== "object" || value === null || value instanceof Error) return;
  const named = getNamedType(declared);
  const type = isAbstractType(named) ? schema.getType(typeResolver(value)) : named;
  if (!isObjectType(type)) return;
  const unknown = Object.keys(value).filter((name) => name !== "__typename" && !type.getFields()[name]);
  if (unknown.length > 0) throw new Error(`${type.name} has no field ${unknown.join(", ")}`);
}

function plainValue(type: GraphQLOutputType, fieldName: string): unknown {
  if (!isNonNullType(type)) return null;
  const inner = type.ofType;
  if (isListType(inner)) return [];
  if (isEnumType(inner)) return inner.getValues()[0]?.value;
  if (isLeafType(inner)) return plainScalars[inner.name] ?? fieldName;
  // a mutation's first possible result is its success
  if (isAbstractType(inner)) return { __typename: (schema.getPossibleTypes(inner)[0] as GraphQLObjectType).name };
  return {};
}
