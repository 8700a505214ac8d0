import { createRequire } from "node:module";
import type * as internals from "@apollo/federation-internals";
import type * as queryPlanner from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { withDefer } from "../defer/defer-directive.js";
import { MissingPlannerError, PlanningError, type PlannedOperation, type Planner } from "./planner.js";
import type { QueryPlan } from "./query-plan.js";
import { readPlan } from "./read-plan.js";

/** Loaded on demand: its modules take longer to load than all other modules, and most routers never need them. */
const require = createRequire(import.meta.url);

/** Loads an optional package; throws MissingPlannerError when it is not installed. */
function load<T>(name: string): T {
  try {
    return require(name) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new MissingPlannerError(name, { cause: error });
  }
}

/** Apollo's query planner, in JavaScript, under the Elastic License 2.0. Its packages are optional. */
export class ApolloPlanner implements Planner {
  readonly name = "apollo";
  readonly apiSchema: GraphQLSchema;
  readonly overridePercentages: readonly number[];
  private readonly internals: typeof internals = load("@apollo/federation-internals");
  private readonly planner: queryPlanner.QueryPlanner;
  private readonly supergraph: internals.Supergraph;

  constructor(supergraphSdl: string) {
    const { Supergraph, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES: supportedFeatures } = this.internals;
    const { QueryPlanner } = load<typeof queryPlanner>("@apollo/query-planner");
    this.supergraph = Supergraph.build(supergraphSdl, { supportedFeatures });
    this.planner = new QueryPlanner(this.supergraph, { exposeDocumentNodeInFetchNode: false });
    this.apiSchema = withDefer(this.supergraph.apiSchema().toGraphQLJSSchema());
    this.overridePercentages = [...new Set(percentagesIn(this.supergraph))].sort((one, other) => one - other);
  }

  async plan({ document, name }: PlannedOperation, percentage: number): Promise<QueryPlan> {
    try {
      const operation = this.internals.operationFromDocument(this.supergraph.apiSchema(), document, {
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

  [Symbol.dispose](): void {
    // has no open resources
  }
}

/**
 * Returns the percentages in labels such as "percent(30)". Other labels have no defined meaning here and are inactive.
 */
function percentagesIn({ schema }: internals.Supergraph): number[] {
  const applied = schema.directive("join__field")?.applications() ?? [];
  return [...applied].flatMap((application) => {
    const share = /^percent\((\d+(?:\.\d+)?)\)$/.exec(String(application.arguments().overrideLabel))?.[1];
    return share === undefined ? [] : [Number(share)];
  });
}
