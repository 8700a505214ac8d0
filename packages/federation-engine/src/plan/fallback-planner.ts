import type { GraphQLSchema } from "graphql";
import {
  MissingPlannerError,
  PlanningError,
  UnanswerableError,
  type PlannedOperation,
  type Planner,
  type PlannerName,
} from "./planner.js";
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
      if (!(error instanceof PlanningError) || error instanceof UnanswerableError) throw error;
      return this.secondAfter(error).plan(operation, percentage);
    }
  }

  /** Opens the second planner. Without its packages, the error of the first planner stands. */
  private secondAfter(error: PlanningError): Planner {
    try {
      return (this.second ??= this.openSecond());
    } catch (missing) {
      if (!(missing instanceof MissingPlannerError)) throw missing;
      throw new PlanningError(`${error.message}. ${missing.message}`, { cause: error });
    }
  }

  [Symbol.dispose](): void {
    this.first[Symbol.dispose]();
    this.second?.[Symbol.dispose]();
  }
}
