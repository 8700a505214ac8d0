import type { SubgraphAnswer } from "@souk/federation-engine";

export type Awaitable<T> = T | Promise<T>;

/** Values that the hooks of one request share. The router does not read them. */
export type HookContext = Map<string, unknown>;

/** A GraphQL request, as GraphQL over HTTP names its parts. */
export interface GraphqlParams {
  query?: string | undefined;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
  extensions?: Record<string, unknown> | undefined;
}

/** Ends the request with this answer. */
export interface HookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or an object that becomes JSON. */
  readonly body: string | object;
}

/** A client's request before it is read. Changes to `headers` apply to all later steps. */
export interface RequestStage {
  /** Identifies the request in all of its stages. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly context: HookContext;
}

/** An operation before it is parsed. Changes to `params` apply. */
export interface OperationStage extends RequestStage {
  readonly params: GraphqlParams;
}

/** A request to a subgraph. Changes to `headers`, `query` and `variables` apply. */
export interface FetchStage {
  readonly request: RequestStage;
  readonly subgraph: string;
  /** The headers that the subgraph gets. */
  readonly headers: Headers;
  query: string;
  variables: Record<string, unknown>;
}

/** A subgraph's answer. Changes to `answer` apply. */
export interface FetchedStage extends Pick<FetchStage, "request" | "subgraph"> {
  answer: SubgraphAnswer;
}

/** The answer to the client. Changes apply. A stream of events has no body here. */
export interface ResponseStage {
  readonly request: RequestStage;
  status: number;
  readonly headers: Headers;
  body: string | undefined;
}

/**
 * Functions that the router calls at its stages. A hook that throws, or that takes too long, ends the request with the
 * status 500, except `onResponse`, whose failure is only reported.
 */
export interface RouterHooks {
  readonly onRequest?: (request: RequestStage) => Awaitable<HookAnswer | void>;
  readonly onOperation?: (operation: OperationStage) => Awaitable<HookAnswer | void>;
  /** An answer that it returns replaces the fetch. */
  readonly onSubgraphFetch?: (fetch: FetchStage) => Awaitable<SubgraphAnswer | void>;
  readonly onSubgraphAnswer?: (fetched: FetchedStage) => Awaitable<void>;
  readonly onResponse?: (response: ResponseStage) => Awaitable<void>;
}
