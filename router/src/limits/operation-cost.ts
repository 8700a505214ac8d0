import {
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  print,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { getComplexity, type ComplexityEstimator } from "graphql-query-complexity";
import { defaultListSize, defaultPageSize, listSizes, maxPageSize } from "./list-sizes.js";

/** The cost of a mutation in addition to the objects in its answer. */
const mutationCost = 10;

/**
 * Estimates the number of objects in an answer; lists count by their sizes. It follows IBM's cost specification with
 * its weights (an object 1, a value 0, a mutation 10); lists without arguments have the sizes in `list-sizes.ts`.
 */
const estimateObjects: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const ofMutation = type.name === "Mutation" ? mutationCost : 0;
  const named = getNamedType(field.type);
  if (isLeafType(named) || named.name.startsWith("__") || named.name === "PageInfo") return ofMutation;
  // the page is one object, and its lists are as long as the page
  if (isPage(field.args)) return 1 + ofMutation + pageSize(args) * childComplexity;
  if (!isListType(getNullableType(field.type)) || type.name.endsWith("Connection"))
    return 1 + ofMutation + childComplexity;
  return ofMutation + (listSizes[`${type.name}.${field.name}`] ?? defaultListSize) * (1 + childComplexity);
};

/** Memoized costs for cached documents, by the values that affect list sizes. */
const known = new WeakMap<OperationDefinitionNode, Map<string, number>>();
const rememberedSizes = 100;

/**
 * Returns the cost. Throws GraphQLError on an argument that does not fit. The document must be valid; so must
 * `variables`, the raw values of the request.
 */
export function operationCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const costs = known.get(operation) ?? new Map<string, number>();
  known.set(operation, costs);
  const sizes = sizesIn(operation, variables);
  const cost = costs.get(sizes) ?? countedCost(schema, query, operation, variables);
  if (costs.size >= rememberedSizes) costs.clear();
  costs.set(sizes, cost);
  return cost;
}

/**
 * Returns all variables that the cost can depend on, as a key: integers set page sizes, and booleans skip fields. An
 * absent value differs from null.
 */
function sizesIn({ variableDefinitions = [] }: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>) {
  return variableDefinitions
    .filter(({ type }) => /^(?:Int|Boolean)!?$/.test(print(type)))
    .map(({ variable }) => String(variables[variable.name.value]))
    .join();
}

function countedCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const operationName = operation.name?.value;
  return getComplexity({
    schema,
    query,
    variables: { ...variables },
    estimators: [estimateObjects],
    ...(operationName === undefined ? {} : { operationName }),
  });
}

function isPage(args: readonly { readonly name: string }[]): boolean {
  return args.some(({ name }) => name === "first" || name === "last");
}

function pageSize({ first, last }: Readonly<Record<string, unknown>>): number {
  const size = first ?? last ?? defaultPageSize;
  return typeof size === "number" ? Math.min(Math.max(size, 0), maxPageSize) : defaultPageSize;
}
