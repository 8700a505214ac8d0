/** One GraphQL request on its way to a subgraph, whether by HTTP or inside the process. */
export interface GraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
  /** All of it as JSON, where whoever asks has written that already. */
  readonly body?: string;
}

/** Lower-case names, as Node gives them. */
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
  /** Whether it is the answer of an earlier request with the same idempotency key. */
  readonly idempotencyReplayed?: boolean;
  /** For how many seconds everybody may be given it; absent or 0 where it is the viewer's alone or holds an error. */
  readonly publicSeconds?: number;
}

export const headerNames = {
  correlationId: "x-correlation-id",
  serviceToken: "x-service-authorization",
  serviceName: "x-service-name",
  clientAddress: "x-client-address",
  idempotencyKey: "idempotency-key",
  idempotencyReplayed: "idempotency-replayed",
} as const;

export function headerText(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
