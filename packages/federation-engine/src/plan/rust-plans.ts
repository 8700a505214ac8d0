/** One operation with its fragments. */
export interface RustOperation {
  readonly document: string;
  readonly name?: string | undefined;
}

/** The Rust planner's interface, in this process or in another one. */
export interface RustPlans extends Disposable {
  /** The planner's schema for clients. */
  readonly consumerSchema: string;
  /** In any order. */
  readonly overridePercentages: readonly number[];
  /** Returns a plan in the planner's own format. Rejects with an Error that has the planner's message. */
  plan(operation: RustOperation, percentage: number): Promise<unknown>;
}

/** Opens the Rust planner for a supergraph. Rejects when it has no build for the platform or refuses the supergraph. */
export type OpenRustPlans = (supergraphSdl: string) => Promise<RustPlans>;
