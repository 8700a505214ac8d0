import {
  DirectiveLocation,
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { withDefer } from "../defer/defer-directive.js";
import { PlanningError } from "./planning-error.js";
import type { QueryPlan } from "./query-plan.js";
import type { Supergraph } from "../supergraph.js";
import { apiSchemaOf } from "./api-schema.js";
import { arrangeGroups } from "./arrange-groups.js";
import { FederatedSchema } from "./federated-schema.js";
import { PlanBudget } from "./plan-budget.js";
import { PlanBuilder } from "./plan-builder.js";
import { RouteCosts } from "./route-costs.js";
import { readSelection } from "./selection.js";

/** An operation that is valid for the API schema; its document contains only it and its fragments. */
export interface PlannedOperation {
  readonly document: DocumentNode;
  readonly name: string | undefined;
}

/** Called around the making of each plan; it must return what `plan` returns. */
export type AroundPlan = <T>(plan: () => Promise<T>) => Promise<T>;

/** Turns operations into fetches from subgraphs. It refuses what it cannot plan. */
export class QueryPlanner {
  /** The schema for clients: the supergraph without its internal types and without inaccessible types and fields. */
  readonly apiSchema: GraphQLSchema;
  /** Percentages of the overrides that apply to a share of requests, ascending. */
  readonly overridePercentages: readonly number[];
  /** By the number of active overrides. */
  private readonly schemas = new Map<number, FederatedSchema>();
  private readonly names: ReadonlyMap<string, string>;

  constructor(
    private readonly supergraph: Supergraph,
    private readonly aroundPlan: AroundPlan = (plan) => plan(),
    private readonly newBudget: () => PlanBudget = () => new PlanBudget(),
  ) {
    this.apiSchema = withDefer(apiSchemaOf(supergraph.document));
    this.overridePercentages = percentagesIn(supergraph.document);
    this.names = subgraphNames(supergraph.document);
  }

  /**
   * Throws PlanningError. `percentage`: the number drawn for this request, 0 to 100; it is used when there are
   * percentages.
   */
  plan(operation: PlannedOperation, percentage: number): Promise<QueryPlan> {
    return this.aroundPlan(async () => this.newPlan(operation, percentage));
  }

  private async newPlan({ document, name }: PlannedOperation, percentage: number): Promise<QueryPlan> {
    const operation = operationNamed(document, name);
    const schema = this.schemaFor(percentage);
    const selection = readSelection(operation.selectionSet, document);
    const budget = this.newBudget();
    // costs belong to the selections of one operation
    const builder = new PlanBuilder(schema, new RouteCosts(schema, budget), operation.operation, budget);
    const subgraphName = (graph: string) => this.names.get(graph) ?? graph;
    const allows = ({ name: { value } }: DirectiveNode, kind: keyof typeof locationOf) =>
      this.apiSchema.getDirective(value)?.locations.includes(locationOf[kind]) === true;
    return arrangeGroups(await builder.build(selection), { operation, subgraphName, allows, budget });
  }

  private schemaFor(percentage: number): FederatedSchema {
    const active = this.overridePercentages.filter((share) => percentage < share).length;
    let schema = this.schemas.get(active);
    if (!schema) {
      const isActive = (label: string) => percentage < (percentageOf(label) ?? -1);
      this.schemas.set(active, (schema = new FederatedSchema(this.supergraph, isActive)));
    }
    return schema;
  }
}

const locationOf = {
  query: DirectiveLocation.QUERY,
  mutation: DirectiveLocation.MUTATION,
  subscription: DirectiveLocation.SUBSCRIPTION,
} as const;

function operationNamed({ definitions }: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const found = operations.find((node) => name === undefined || node.name?.value === name);
  if (!found) throw new PlanningError("the document has no such operation");
  return found;
}

/** Reads labels such as "percent(30)". Other labels have no defined meaning here and are inactive. */
function percentageOf(label: string): number | undefined {
  const share = /^percent\((\d+(?:\.\d+)?)\)$/.exec(label)?.[1];
  return share === undefined ? undefined : Number(share);
}

function percentagesIn({ definitions }: DocumentNode): number[] {
  const found = new Set<number>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const { directives = [] } of node.fields ?? []) {
      for (const directive of directives) {
        const label = directive.arguments?.find((given) => given.name.value === "overrideLabel")?.value;
        const share = label?.kind === Kind.STRING ? percentageOf(label.value) : undefined;
        if (share !== undefined) found.add(share);
      }
    }
  }
  return [...found].sort((one, other) => one - other);
}

function subgraphNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const graphs = definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph",
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return new Map();
  return new Map(
    (graphs.values ?? []).map(({ name, directives = [] }) => {
      const given = directives
        .flatMap((directive) => directive.arguments ?? [])
        .find((argument) => argument.name.value === "name")?.value;
      return [name.value, given?.kind === Kind.STRING ? given.value : name.value];
    }),
  );
}
