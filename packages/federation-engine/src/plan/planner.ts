import type { DocumentNode, GraphQLSchema } from "graphql";
import type { QueryPlan } from "./query-plan.js";

/** An operation that is valid for the API schema; its document contains only it and its fragments. */
export interface PlannedOperation {
  readonly document: DocumentNode;
  readonly name: string | undefined;
}

/**
 * Turns operations into fetches. There are two implementations: `rust-planner.ts` (native) and `typescript-planner/`,
 * which runs on every platform of Node.
 */
export interface Planner extends Disposable {
  readonly name: PlannerName;
  /** Why the Rust planner is not in use; undefined when it is. */
  readonly reason?: string | undefined;
  /**
   * The schema for clients: the supergraph without federation's own types and without inaccessible types and fields.
   */
  readonly apiSchema: GraphQLSchema;
  /** Percentages of the overrides that apply to a share of requests, ascending. */
  readonly overridePercentages: readonly number[];
  /** `percentage`: the number drawn for this request, 0 to 100; it is used when there are percentages. */
  plan(operation: PlannedOperation, percentage: number): Promise<QueryPlan>;
}

export const plannerNames = ["rust", "typescript"] as const;
export type PlannerName = (typeof plannerNames)[number];

/** Called for each plan, with the planner that made it. */
export type OnPlanned = (planner: PlannerName) => void;

/** Called around the making of each plan; it must return what `plan` returns. */
export type AroundPlan = <T>(plan: () => Promise<T>) => Promise<T>;

/** The operation cannot be planned: no subgraphs can answer it, or the planner failed. */
export class PlanningError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PlanningError";
  }
}
