/** One GraphQL request to a subgraph, by HTTP or inside the process. */
export interface GraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
  /** Treated as a mutation when absent. */
  readonly kind?: "query" | "mutation" | "subscription";
  /** The whole request as JSON, when the caller has already serialized it. */
  readonly body?: string;
}

/** Lower-case header names, as Node provides them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface GraphAnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface GraphAnswerBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphAnswerError[];
}

export interface GraphAnswer {
  readonly status: number;
  readonly body: GraphAnswerBody;
  /** `set-cookie` values for the client. */
  readonly setCookies: readonly string[];
  /** Whether this repeats the answer to an earlier request with the same idempotency key. */
  readonly idempotencyReplayed?: boolean;
  /** Whether a sign-in failed, which the router counts. */
  readonly signInFailed?: boolean;
  /**
   * The number of seconds for which the answer may be cached publicly; absent or 0 when it is specific to the viewer or
   * holds an error.
   */
  readonly publicSeconds?: number;
  /** The positions of the changes that the request made, as `formatPositions` writes them. */
  readonly written?: string | undefined;
}

export const headerNames = {
  correlationId: "x-correlation-id",
  /** The id that proxies give a request. */
  requestId: "x-request-id",
  serviceToken: "x-service-authorization",
  serviceName: "x-service-name",
  /** Sent by routers other than Souk's in place of a service token. */
  routerSecret: "x-router-secret",
  clientAddress: "x-client-address",
  idempotencyKey: "idempotency-key",
  idempotencyReplayed: "idempotency-replayed",
  signInFailed: "x-sign-in-failed",
  /** The number of SQL statements for an answer; not sent in production. */
  sqlStatements: "x-souk-sql",
  /**
   * In a request: lists may come from a replica that has replayed these positions. Without it, they come from the
   * primary. In an answer: the positions of the changes that the request made.
   */
  written: "x-souk-written",
} as const;

export function headerText(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
