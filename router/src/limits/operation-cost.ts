import {
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  print,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { getComplexity, type ComplexityEstimator, type ComplexityEstimatorArgs } from "graphql-query-complexity";
import { defaultListSize, isConnection, type CostRules } from "./cost-rules.js";
import { inputCost } from "./input-cost.js";
import { checkSlicing, listSizeOf } from "./list-size-of.js";
import { sizedFieldsIn } from "./sized-fields.js";

/** The cost of a mutation in addition to the objects in its answer. */
const mutationCost = 10;

/** The assumed length of a page with the arguments `first` and `last` when neither is given. */
const defaultPageSize = 20;

const rememberedSizes = 100;

interface KnownCosts {
  readonly sizing: readonly string[];
  /** By the values of these variables; an absent value differs from null. */
  readonly costs: Map<string, number>;
}

/**
 * Estimates the number of objects in an answer; lists count by their sizes. It follows IBM's cost specification with
 * its default weights (an object 1, a value 0) and a mutation at 10; a graph changes weights and sizes by its rules.
 */
export class OperationCosts {
  /** Memoized costs for cached documents, by the values that affect list sizes. */
  private readonly known = new WeakMap<OperationDefinitionNode, KnownCosts>();

  private readonly hasSizedFields: boolean;

  constructor(private readonly rules: CostRules) {
    this.hasSizedFields = [...rules.listSizes.values()].some(({ sizedFields }) => sizedFields.length > 0);
  }

  /**
   * Returns the cost. Throws GraphQLError on an argument that does not fit. The document must be valid; so must
   * `variables`, the raw values of the request.
   */
  of(
    schema: GraphQLSchema,
    query: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): number {
    if (this.rules.readsInputs) return this.counted(schema, query, operation, variables);
    const known = this.known.get(operation) ?? newCosts(operation);
    this.known.set(operation, known);
    const { sizing, costs } = known;
    const sizes = sizing.map((name) => String(variables[name])).join();
    const cost = costs.get(sizes) ?? this.counted(schema, query, operation, variables);
    if (costs.size >= rememberedSizes) costs.clear();
    costs.set(sizes, cost);
    return cost;
  }

  private counted(
    schema: GraphQLSchema,
    query: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): number {
    const operationName = operation.name?.value;
    const sized = this.hasSizedFields
      ? sizedFieldsIn(this.rules, { schema, document: query, operation, variables })
      : undefined;
    return getComplexity({
      schema,
      query,
      variables: { ...variables },
      estimators: [this.estimatorWith(sized)],
      ...(operationName === undefined ? {} : { operationName }),
    });
  }

  /** `sized`: the lists whose length the field above them has. */
  private estimatorWith(sized: ReadonlyMap<FieldNode, number> | undefined): ComplexityEstimator {
    // a negative weight makes its field cheaper, and no other
    return (options) => Math.max(0, this.fieldCost(options, sized?.get(options.node)));
  }

  private fieldCost(
    { type, field, args, node, childComplexity }: ComplexityEstimatorArgs,
    sized: number | undefined,
  ): number {
    const { rules } = this;
    const coordinate = `${type.name}.${field.name}`;
    const list = rules.listSizes.get(coordinate);
    if (list) checkSlicing(list, node, args);
    const own = (type.name === "Mutation" ? mutationCost : 0) + inputCost(rules, coordinate, field, args);
    const named = getNamedType(field.type);
    const weight = rules.weights.get(coordinate) ?? rules.weights.get(named.name) ?? (isFree(named) ? 0 : 1);
    if (weight === 0 && isFree(named)) return own;
    const isList = isListType(getNullableType(field.type));
    const size = sized ?? (list && listSizeOf(list, args));
    if (size !== undefined) return own + (isList ? size : 1) * (weight + childComplexity);
    if (isPage(field.args)) {
      const entries = pageSize(args, rules);
      // the page is one object, and its lists are as long as the page
      return own + (isList ? entries * (weight + childComplexity) : weight + entries * childComplexity);
    }
    if (!isList || isConnection(type)) return own + weight + childComplexity;
    return own + assumedEntries(field.type) * (weight + childComplexity);
  }
}

/** Whether a field of this type costs nothing by default, with all fields below it. */
function isFree(type: GraphQLNamedType): boolean {
  return isLeafType(type) || type.name.startsWith("__") || type.name === "PageInfo";
}

function newCosts(operation: OperationDefinitionNode): KnownCosts {
  return { sizing: sizingVariables(operation), costs: new Map() };
}

/** Returns the variables that the cost can depend on: integers set page sizes, and booleans skip fields. */
function sizingVariables({ variableDefinitions = [] }: OperationDefinitionNode): readonly string[] {
  return variableDefinitions.flatMap(({ type, variable }) =>
    /^(?:Int|Boolean)!?$/.test(print(type)) ? [variable.name.value] : [],
  );
}

function isPage(args: readonly { readonly name: string }[]): boolean {
  return args.some(({ name }) => name === "first" || name === "last");
}

/** The larger of `first` and `last`. A subgraph may read 0 or a negative number as all entries: it does not count. */
function pageSize({ first, last }: Readonly<Record<string, unknown>>, { maxPageSize }: CostRules): number {
  const sizes = [first, last].filter((size): size is number => typeof size === "number" && size > 0);
  return sizes.length === 0 ? defaultPageSize : Math.min(Math.max(...sizes), maxPageSize);
}

/** Returns the number of entries of a list, or of lists in it. */
function assumedEntries(type: GraphQLOutputType): number {
  const list = getNullableType(type);
  return isListType(list) ? defaultListSize * assumedEntries(list.ofType) : 1;
}
