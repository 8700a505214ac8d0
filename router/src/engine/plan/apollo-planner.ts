import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from "@apollo/federation-internals";
import { QueryPlanner } from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { PlanningError, type PlannedOperation, type Planner } from "./planner.js";
import type { QueryPlan } from "./query-plan.js";
import { readPlan } from "./read-plan.js";

/** Apollo's query planner, in JavaScript, under the Elastic License 2.0. */
export class ApolloPlanner implements Planner {
  readonly name = "apollo";
  readonly apiSchema: GraphQLSchema;
  readonly overridePercentages: readonly number[] = [];
  private readonly planner: QueryPlanner;
  private readonly supergraph: Supergraph;

  constructor(supergraphSdl: string) {
    this.supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
    this.planner = new QueryPlanner(this.supergraph, { exposeDocumentNodeInFetchNode: false });
    this.apiSchema = this.supergraph.apiSchema().toGraphQLJSSchema();
  }

  plan({ document, name }: PlannedOperation): QueryPlan {
    try {
      const operation = operationFromDocument(this.supergraph.apiSchema(), document, {
        validate: false,
        ...(name === undefined ? {} : { operationName: name }),
      });
      return readPlan(this.planner.buildQueryPlan(operation));
    } catch (error) {
      if (error instanceof PlanningError) throw error;
      throw new PlanningError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
}
