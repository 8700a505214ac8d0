import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from "@apollo/federation-internals";
import { QueryPlanner } from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { withDefer } from "../defer/defer-directive.js";
import { PlanningError, type PlannedOperation, type Planner } from "./planner.js";
import type { QueryPlan } from "./query-plan.js";
import { readPlan } from "./read-plan.js";

/** Apollo's query planner, in JavaScript, under the Elastic License 2.0. */
export class ApolloPlanner implements Planner {
  readonly name = "apollo";
  readonly apiSchema: GraphQLSchema;
  readonly overridePercentages: readonly number[];
  private readonly planner: QueryPlanner;
  private readonly supergraph: Supergraph;

  constructor(supergraphSdl: string) {
    this.supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
    this.planner = new QueryPlanner(this.supergraph, { exposeDocumentNodeInFetchNode: false });
    this.apiSchema = withDefer(this.supergraph.apiSchema().toGraphQLJSSchema());
    this.overridePercentages = [...new Set(percentagesIn(this.supergraph))].sort((one, other) => one - other);
  }

  plan({ document, name }: PlannedOperation, percentage: number): QueryPlan {
    try {
      const operation = operationFromDocument(this.supergraph.apiSchema(), document, {
        validate: false,
        ...(name === undefined ? {} : { operationName: name }),
      });
      const overrideConditions = new Map(
        this.overridePercentages.map((share) => [`percent(${share})`, percentage < share]),
      );
      return readPlan(this.planner.buildQueryPlan(operation, { overrideConditions }));
    } catch (error) {
      if (error instanceof PlanningError) throw error;
      throw new PlanningError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
}

/** Of labels like "percent(30)"; any other label is for whoever knows what it says, and does not hold here. */
function percentagesIn({ schema }: Supergraph): number[] {
  const applied = schema.directive("join__field")?.applications() ?? [];
  return [...applied].flatMap((application) => {
    const share = /^percent\((\d+(?:\.\d+)?)\)$/.exec(String(application.arguments().overrideLabel))?.[1];
    return share === undefined ? [] : [Number(share)];
  });
}
