import { createRequire } from "node:module";
import type { QueryPlanner } from "@graphql-hive/router-query-planner";
import { buildASTSchema, parse, print, type GraphQLSchema } from "graphql";
import { withDefer } from "../defer/defer-directive.js";
import { clientSchema } from "./client-schema.js";
import { PlanningError, UnanswerableError, type PlannedOperation, type Planner } from "./planner.js";
import type { QueryPlan } from "./query-plan.js";
import { readPlan } from "./read-plan.js";

/** The query planner of the Hive router, a native module under the MIT licence. */
export class RustPlanner implements Planner {
  readonly name = "rust";
  readonly apiSchema: GraphQLSchema;
  readonly overridePercentages: readonly number[];
  private readonly planner: QueryPlanner;

  /** Throws where there is no build of the module for this platform. */
  constructor(supergraphSdl: string) {
    this.planner = new (load().QueryPlanner)(supergraphSdl);
    this.apiSchema = withDefer(buildASTSchema(clientSchema(parse(this.planner.consumerSchema)), { assumeValid: true }));
    this.overridePercentages = [...this.planner.overridePercentages].sort((one, other) => one - other);
  }

  plan({ document, name }: PlannedOperation, percentage: number): QueryPlan {
    try {
      return readPlan(this.planner.plan(print(document), name, noLabels, percentage));
    } catch (error) {
      if (error instanceof PlanningError) throw error;
      const message = messageOf(error);
      const Reason = message.includes("No paths found") ? UnanswerableError : PlanningError;
      throw new Reason(message, { cause: error });
    }
  }
}

const noLabels: Set<string> = new Set();

interface PlannerModule {
  readonly QueryPlanner: typeof QueryPlanner;
}

/** At once and not by an `import` at the top: where the platform has no build, another planner is taken. */
function load(): PlannerModule {
  return createRequire(import.meta.url)("@graphql-hive/router-query-planner") as PlannerModule;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
