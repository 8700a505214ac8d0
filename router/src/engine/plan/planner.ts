import type { DocumentNode, GraphQLSchema } from "graphql";
import type { QueryPlan } from "./query-plan.js";

/** An operation that is valid for the API schema and alone in its document but for fragments. */
export interface PlannedOperation {
  readonly document: DocumentNode;
  readonly name: string | undefined;
}

/**
 * Turns operations into fetches. Two kinds: `rust-planner.ts` (MIT, native) and `apollo-planner.ts` (Elastic License 2.0, runs
 * wherever Node does).
 */
export interface Planner extends Disposable {
  readonly name: PlannerName;
  /** What clients see: the supergraph without what only federation needs and without what is inaccessible. */
  readonly apiSchema: GraphQLSchema;
  /** Shares of requests at which a field that is overridden in part moves, in percent, ascending. */
  readonly overridePercentages: readonly number[];
  /** `percentage`: what was drawn for this request, 0 to 100, where there are shares. */
  plan(operation: PlannedOperation, percentage: number): Promise<QueryPlan>;
}

export const plannerNames = ["rust", "apollo"] as const;
export type PlannerName = (typeof plannerNames)[number];

/** The operation cannot be planned: an operation that no subgraphs can answer, or a fault of the planner. */
export class PlanningError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PlanningError";
  }
}

/** No subgraph that can be reached from where the field stands has it: another planner would leave it empty and say nothing. */
export class UnanswerableError extends PlanningError {}
