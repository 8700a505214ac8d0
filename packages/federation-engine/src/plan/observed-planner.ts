import type { AroundPlan, Planner, PlannedOperation } from "./planner.js";
import type { QueryPlan } from "./query-plan.js";

/** A planner whose plans are made within a function of the host, such as one that measures them. */
export class ObservedPlanner implements Planner {
  readonly name: Planner["name"];
  readonly reason: Planner["reason"];
  readonly apiSchema: Planner["apiSchema"];
  readonly overridePercentages: Planner["overridePercentages"];

  constructor(
    private readonly planner: Planner,
    private readonly around: AroundPlan,
  ) {
    this.name = planner.name;
    this.reason = planner.reason;
    this.apiSchema = planner.apiSchema;
    this.overridePercentages = planner.overridePercentages;
  }

  plan(operation: PlannedOperation, percentage: number): Promise<QueryPlan> {
    return this.around(() => this.planner.plan(operation, percentage));
  }

  [Symbol.dispose](): void {
    this.planner[Symbol.dispose]();
  }
}
