import type { GraphQLError } from "graphql";
import type { SubgraphAnswer, SubgraphRequest } from "@souk/federation-engine";
import type { OperationCheck } from "./operation-check.js";

/** The dependencies of subscriptions, in addition to those of queries. */
export interface SubscriptionOptions<Context> {
  /** Opens the subgraph's stream of events, until the signal is aborted. */
  readonly listen: (request: SubgraphRequest, context: Context, signal: AbortSignal) => AsyncIterable<SubgraphAnswer>;
  /** Returns the context for one event: each event is answered like a separate request, with its own deadline. */
  readonly contextOfEvent: (context: Context) => Context;
  /** Checks for each event except the first; a refusal ends the stream. */
  readonly eventChecks: readonly OperationCheck<Context>[];
}

/** The lifetime of one stream. */
export interface OpenStream {
  /** Aborted when the stream must end. */
  readonly signal: AbortSignal;
  /** Returns the error for the last event when the stream ends early; undefined for none. */
  readonly finalError: () => GraphQLError | undefined;
}
