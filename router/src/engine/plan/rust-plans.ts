/** One operation with its fragments. */
export interface RustOperation {
  readonly document: string;
  readonly name?: string | undefined;
}

/** What the Rust planner says, wherever it runs. */
export interface RustPlans extends Disposable {
  /** The schema for clients, as the planner writes it. */
  readonly consumerSchema: string;
  /** In no order. */
  readonly overridePercentages: readonly number[];
  /** The planner's own form of a plan. Rejects with an Error that has the planner's message. */
  plan(operation: RustOperation, percentage: number): Promise<unknown>;
}
