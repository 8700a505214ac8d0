import type { GraphAnswerBody, RequestHeaders } from "../../subgraph/graph-request.js";

/** An operation on the whole graph that a resolver of the project sends. */
export interface WholeGraphRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: RequestHeaders;
  /** The address of the client for whom it runs; the router's limits count the operation for it. */
  readonly clientAddress: string | undefined;
}

/** Sends an operation to the shop's router. Throws ServiceUnavailableError without an answer. */
export type ExecuteGraph = (request: WholeGraphRequest) => Promise<GraphAnswerBody>;
