import {
  buildSchema,
  execute,
  getNamedType,
  getOperationAST,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
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

/** An error of the graph with its code, and with a reason where the code has several. */
export class GraphRefusal extends GraphQLError {
  constructor(code: string, { message = code, reason }: { readonly message?: string; readonly reason?: string } = {}) {
    super(message, { extensions: { code, reason } });
  }
}

/** The answer of a field while its service is unavailable. */
export function unavailable(): never {
  throw new GraphRefusal("SUBGRAPH_UNAVAILABLE");
}

/** The answer of a list to the cursor of a page that it no longer has. */
export function noSuchPage(): never {
  throw new GraphRefusal("BAD_USER_INPUT");
}

/** The answers of a list with two pages, without their `pageInfo`. The cursor of the second page is "c". */
export function twoPages(first: Answers, second: Answers): (variables: { readonly after?: string }) => Answers {
  return ({ after }) =>
    after
      ? { ...second, pageInfo: { hasNextPage: false } }
      : { ...first, pageInfo: { hasNextPage: true, endCursor: "c" } };
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

/** Texts that components parse. */
const plainTexts: Readonly<Record<string, string>> = { country: "CA" };

/**
 * Executes an operation on the schema of the API. Throws if it is invalid there, or if `answers` has an unknown field.
 * Subscriptions are unavailable.
 * A `GraphRefusal` that an answer throws is one of the graph's errors.
 */
export async function executeWith(
  answers: Answers,
  { query, variables }: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
): Promise<ExecutionResult> {
  checkRoots(answers);
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) throw new AggregateError(errors, errors.map(({ message }) => message).join("\n"));
  // one answer is no stream: a page that took it for one would wait for the next event instead of asking again
  if (getOperationAST(document)?.operation === OperationTypeNode.SUBSCRIPTION)
    return { errors: [new GraphRefusal("SUBGRAPH_UNAVAILABLE")] };
  const result = await execute({
    schema,
    document,
    rootValue: answers,
    variableValues: variables,
    fieldResolver,
    typeResolver,
  });
  const fault = result.errors?.find(({ originalError }) => !(originalError instanceof GraphRefusal));
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

function checkRoots(answers: Answers): void {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const unknown = Object.keys(answers).filter((name) => !roots.some((root) => root?.getFields()[name]));
  if (unknown.length > 0) throw new Error(`the API has no field ${unknown.join(", ")}`);
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
  if (isLeafType(inner)) return plainScalars[inner.name] ?? plainTexts[fieldName] ?? fieldName;
  // a mutation's first possible result is its success
  if (isAbstractType(inner)) return { __typename: (schema.getPossibleTypes(inner)[0] as GraphQLObjectType).name };
  return {};
}
