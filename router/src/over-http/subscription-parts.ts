import type { GraphQLError } from "graphql";
import type { SubgraphAnswer } from "../engine/run/execution.js";
import type { SubgraphRequest } from "../engine/run/subgraph-request.js";
import type { OperationCheck } from "./operation-check.js";

/** What subscriptions need besides what queries do. */
export interface SubscriptionParts<Context> {
  /** The stream of the subgraph that tells of the events, until the signal is aborted. */
  readonly listen: (request: SubgraphRequest, context: Context, signal: AbortSignal) => AsyncIterable<SubgraphAnswer>;
  /** Each event is answered as a request of its own, with a deadline of its own. */
  readonly contextOfEvent: (context: Context) => Context;
  /** What each event but the first is held against; a refusal ends the stream. */
  readonly eventChecks: readonly OperationCheck<Context>[];
}

/** The life of one stream. */
export interface OpenStream {
  /** Aborted when it is to end. */
  readonly signal: AbortSignal;
  /** What is told last, where it ended before its time. */
  readonly farewell: () => GraphQLError | undefined;
}
