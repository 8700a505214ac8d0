import { buildASTSchema, parse, print, type GraphQLSchema } from "graphql";
import { withDefer } from "../defer/defer-directive.js";
import { clientSchema } from "./client-schema.js";
import { PlanningError, type OnPlanned, type PlannedOperation, type Planner } from "./planner.js";
import type { QueryPlan } from "./query-plan.js";
import { readPlan } from "./read-plan.js";
import type { RustPlans } from "./rust-plans.js";

/** The query planner of the Hive router, a native module with the MIT license. */
export class RustPlanner implements Planner {
  readonly name = "rust";
  readonly apiSchema: GraphQLSchema;
  readonly overridePercentages: readonly number[];

  constructor(
    private readonly plans: RustPlans,
    private readonly onPlanned?: OnPlanned,
  ) {
    this.apiSchema = withDefer(buildASTSchema(clientSchema(parse(plans.consumerSchema)), { assumeValid: true }));
    this.overridePercentages = plans.overridePercentages.toSorted((one, other) => one - other);
  }

  async plan({ document, name }: PlannedOperation, percentage: number): Promise<QueryPlan> {
    try {
      const given = await this.plans.plan({ document: print(document), name }, percentage);
      const plan = readPlan(given as Parameters<typeof readPlan>[0]);
      this.onPlanned?.(this.name);
      return plan;
    } catch (error) {
      if (error instanceof PlanningError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      throw new PlanningError(message, { cause: error });
    }
  }

  [Symbol.dispose](): void {
    this.plans[Symbol.dispose]();
  }
}
