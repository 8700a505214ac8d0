import type { GraphQLSchema } from "graphql";
import { PlanningError, type PlannedOperation, type Planner, type PlannerName } from "./planner.js";
import type { QueryPlan } from "./query-plan.js";

/** Asks a second planner when the first one cannot plan an operation. The second is opened at its first use. */
export class FallbackPlanner implements Planner {
  private second: Planner | undefined;

  constructor(
    private readonly first: Planner,
    private readonly openSecond: () => Planner,
  ) {}

  get name(): PlannerName {
    return this.first.name;
  }

  get apiSchema(): GraphQLSchema {
    return this.first.apiSchema;
  }

  get overridePercentages(): readonly number[] {
    return this.first.overridePercentages;
  }

  async plan(operation: PlannedOperation, percentage: number): Promise<QueryPlan> {
    try {
      return await this.first.plan(operation, percentage);
    } catch (error) {
      if (!(error instanceof PlanningError)) throw error;
      this.second ??= this.openSecond();
      return this.second.plan(operation, percentage);
    }
  }

  [Symbol.dispose](): void {
    this.first[Symbol.dispose]();
    this.second?.[Symbol.dispose]();
  }
}
